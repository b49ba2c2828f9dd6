import CZlib

/// zlib's state: the blocks of RFC 1951 and what stands around them.
@safe struct InflateDecoder: ~Copyable, StreamDecoder {
    /// What stands around the compressed blocks.
    enum Wrapping: Int32 {
        case gzip = 31
        case zlib = 15
        case raw = -15
    }

    // zlib keeps a pointer to this struct inside its state, so it must never move.
    private let stream: UnsafeMutablePointer<z_stream>
    private let wrapping: Wrapping

    init(_ wrapping: Wrapping) throws(CompressionError) {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        let code = unsafe inflateInit2_(stream, wrapping.rawValue, ZLIB_VERSION, size)
        guard code == Z_OK else {
            unsafe stream.deallocate()
            throw CompressionError(ofZlib: code)
        }
        unsafe self.stream = stream
        self.wrapping = wrapping
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    mutating func decode(
        _ input: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(CompressionError) -> DecodingStep {
        var code = Z_OK
        let consumed = unsafe output.fill(from: input) { source, target in
            let given = UInt32(clamping: source.count)
            let room = UInt32(clamping: target.count)
            unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
            unsafe stream.pointee.avail_in = given
            unsafe stream.pointee.next_out = target.baseAddress
            unsafe stream.pointee.avail_out = room
            code = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
            let left = unsafe (input: stream.pointee.avail_in, room: stream.pointee.avail_out)
            return (Int(given - left.input), Int(room - left.room))
        }
        switch code {
        case Z_OK, Z_BUF_ERROR: return DecodingStep(consumedCount: consumed, isEnd: false)
        case Z_STREAM_END: return DecodingStep(consumedCount: consumed, isEnd: true)
        case Z_DATA_ERROR, Z_NEED_DICT: throw .corrupt
        default: throw CompressionError(ofZlib: code)
        }
    }

    /// Another member of gzip may follow; RFC 1952, section 2.2.
    mutating func restart(at rest: Span<UInt8>) -> Bool {
        guard wrapping == .gzip, !rest.isEmpty, rest[0] == 0x1F else { return false }
        guard rest.count == 1 || rest[1] == 0x8B else { return false }
        return unsafe inflateReset(stream) == Z_OK
    }
}

extension CompressionError {
    /// What zlib says where the bytes are not to blame.
    init(ofZlib code: Int32) {
        self = code == Z_MEM_ERROR ? .noMemory : .failed(unsafe String(cString: zError(code)))
    }
}
