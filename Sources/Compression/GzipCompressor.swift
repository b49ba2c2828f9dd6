import CZlib

/// The sole owner of zlib's state, used for one member of gzip (RFC 1952) after another.
///
/// Members tell neither time nor name, so the same bytes always give the same member.
@safe package struct GzipCompressor: ~Copyable {
    // zlib keeps a pointer to this struct inside its state, so it must never move.
    private let stream: UnsafeMutablePointer<z_stream>

    /// Makes the state.
    ///
    /// - Parameter level: 1 is fastest; 9 packs tightest.
    /// - Throws: `failed` where memory lacks.
    package init(level: Int32 = 6) throws(CompressionError) {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        let code = unsafe deflateInit2_(
            stream,
            level,
            Z_DEFLATED,
            MAX_WBITS + 16,
            8,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            size
        )
        guard code == Z_OK else {
            unsafe stream.deallocate()
            throw CompressionError(ofZlib: code)
        }
        unsafe self.stream = stream
    }

    deinit {
        unsafe deflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Packs bytes into one whole member.
    ///
    /// - Throws: `tooLarge` for more bytes than zlib counts; `failed` with the library's words.
    /// - Complexity: O(n) in the bytes.
    package mutating func compress(_ bytes: [UInt8]) throws(CompressionError) -> [UInt8] {
        let limit = Int(UInt32.max) / 2
        guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        unsafe deflateReset(stream)
        let capacity = Int(unsafe deflateBound(stream, UInt(bytes.count)))
        var code = Z_OK
        let packed = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
            unsafe bytes.withUnsafeBufferPointer { source in
                unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                unsafe stream.pointee.avail_in = UInt32(source.count)
                unsafe stream.pointee.next_out = target.baseAddress
                unsafe stream.pointee.avail_out = UInt32(clamping: target.count)
                code = unsafe deflate(stream, Z_FINISH)
                count = target.count - Int(unsafe stream.pointee.avail_out)
            }
        }
        guard code == Z_STREAM_END else { throw CompressionError(ofZlib: code) }
        return packed
    }
}
