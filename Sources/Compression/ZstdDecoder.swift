import CZstd

/// Zstandard's state; RFC 8878, with a window as RFC 9659 bounds it for HTTP.
@safe struct ZstdDecoder: ~Copyable, StreamDecoder {
    private static let windowBits: Int32 = 23

    private let context: OpaquePointer
    private var isBeginning = true

    init() throws(CompressionError) {
        guard let context = unsafe ZSTD_createDCtx() else { throw .noMemory }
        unsafe self.context = context
        unsafe ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Self.windowBits)
    }

    deinit {
        unsafe ZSTD_freeDCtx(context)
    }

    mutating func decode(
        _ input: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(CompressionError) -> DecodingStep {
        if isBeginning { try check(ZstdFrameHead(input)) }
        isBeginning = false
        var result = 0
        let consumed = unsafe output.fill(from: input) { source, target in
            var given = unsafe ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: 0)
            var room = unsafe ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
            result = unsafe ZSTD_decompressStream(context, &room, &given)
            return unsafe (given.pos, room.pos)
        }
        guard ZSTD_isError(result) == 0 else { throw Self.failure(of: result) }
        return DecodingStep(consumedCount: consumed, isEnd: result == 0)
    }

    /// Any number of frames may follow each other; RFC 8878, section 3.1.
    mutating func restart(at rest: Span<UInt8>) -> Bool {
        guard !rest.isEmpty, ZstdFrameHead(rest).isFrame else { return false }
        isBeginning = true
        return true
    }

    /// The library would take frames older than the standard, and a large window where all of the
    /// result finds room.
    private func check(_ head: ZstdFrameHead) throws(CompressionError) {
        guard head.isFrame else { throw .corrupt }
        guard head.windowCount <= 1 << Self.windowBits else { throw Self.tooLargeWindow }
    }

    private static let tooLargeWindow = CompressionError.windowTooLarge(limit: 1 << windowBits)

    private static func failure(of result: Int) -> CompressionError {
        switch ZSTD_getErrorCode(result) {
        case ZSTD_error_frameParameter_windowTooLarge: tooLargeWindow
        case ZSTD_error_memory_allocation: .noMemory
        default: .corrupt
        }
    }
}
