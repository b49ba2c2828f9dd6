import CZlib

/// One pass of zlib over a body; owns zlib's state and ends it.
@safe struct InflateStream: ~Copyable {
    /// What stands around the compressed blocks.
    enum Wrapping: Int32 {
        case gzip = 31
        case zlib = 15
        case raw = -15
    }

    // zlib keeps a pointer to this struct inside its state, so it must never move.
    private let stream: UnsafeMutablePointer<z_stream>
    private let input: [UInt8]
    private let limit: Int
    private var consumed = 0
    private var output: [UInt8] = []

    init(_ wrapping: Wrapping, of input: [UInt8], limit: Int) throws(CompressionError) {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        let code = unsafe inflateInit2_(stream, wrapping.rawValue, ZLIB_VERSION, size)
        guard code == Z_OK else {
            unsafe stream.deallocate()
            throw .failed(unsafe String(cString: zError(code)))
        }
        unsafe self.stream = stream
        self.input = input
        // Room for the one byte that betrays an excess.
        self.limit = min(limit, .max - 1)
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// True where another member of gzip follows what was read; RFC 1952, section 2.2.
    var beginsMember: Bool {
        guard consumed < input.count, input[consumed] == 0x1F else { return false }
        return consumed + 1 == input.count || input[consumed + 1] == 0x8B
    }

    /// Reads from where the last member ended to the end of this one.
    mutating func readMember() throws(CompressionError) {
        unsafe inflateReset(stream)
        var code = Z_OK
        while code != Z_STREAM_END {
            code = inflateSome()
            try check(code)
        }
    }

    /// What was read, and how much was left.
    consuming func finish() -> Inflated {
        Inflated(bytes: output, trailingCount: input.count - consumed)
    }

    private func check(_ code: Int32) throws(CompressionError) {
        guard output.count <= limit else { throw .tooLarge(limit: limit) }
        let isBomb =
            output.count > Inflating.ratioThreshold
            && output.count / Inflating.ratioLimit > consumed
        guard !isBomb else { throw .bomb }
        switch code {
        case Z_OK, Z_STREAM_END: return
        // No progress is possible: there was room, so what lacks is input.
        case Z_BUF_ERROR: throw .truncated
        case Z_DATA_ERROR, Z_NEED_DICT: throw .corrupt
        default: throw .failed(unsafe String(cString: zError(code)))
        }
    }

    /// Decodes one more piece; one byte beyond the limit betrays an excess.
    private mutating func inflateSome() -> Int32 {
        let left = min(input.count - consumed, 1 << 30)
        let room = max(1, min(limit - output.count + 1, max(16_384, output.count)))
        var code = Z_OK
        var written = 0
        let piece = unsafe [UInt8](unsafeUninitializedCapacity: room) { target, count in
            unsafe input.withUnsafeBufferPointer { source in
                let start = unsafe source.baseAddress.map { unsafe $0 + consumed }
                unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: start)
                unsafe stream.pointee.avail_in = UInt32(left)
                unsafe stream.pointee.next_out = target.baseAddress
                unsafe stream.pointee.avail_out = UInt32(clamping: room)
                code = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
            }
            unsafe written = Int(UInt32(clamping: room) - stream.pointee.avail_out)
            count = written
        }
        consumed += left - Int(unsafe stream.pointee.avail_in)
        output.append(contentsOf: piece)
        return code
    }
}
