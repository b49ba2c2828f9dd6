import CBrotli
import Glibc

/// Brotli's state; RFC 7932.
///
/// It fills its whole window before it gives anything out, so a bomb must be known by the memory
/// that it asks for: that is never twice what the stream has announced.
@safe struct BrotliDecoder: ~Copyable, StreamDecoder {
    /// Where memory comes from.
    typealias Source = @convention(c) (Int) -> UnsafeMutableRawPointer?

    /// What the library may allocate at once, and whether the machine had it.
    @safe private struct Allowance {
        let most: Int
        let source: Source
        var isRefused = false

        mutating func allocate(_ count: Int) -> UnsafeMutableRawPointer? {
            guard count <= most else { return nil }
            let memory = unsafe source(count)
            isRefused = unsafe memory == nil
            return unsafe memory
        }
    }

    private let state: OpaquePointer
    // The library keeps a pointer to it, so it must never move.
    private let allowance: UnsafeMutablePointer<Allowance>

    /// Makes a decoder for a body of so many bytes.
    init(codedCount: Int) throws(CompressionError) {
        try unsafe self.init(codedCount: codedCount, from: { unsafe malloc($0) })
    }

    /// Makes a decoder that has its memory from elsewhere.
    init(codedCount: Int, from source: Source) throws(CompressionError) {
        let most = 2 * DecodingRun.honestCount(of: codedCount) + Self.slack
        let allowance = UnsafeMutablePointer<Allowance>.allocate(capacity: 1)
        unsafe allowance.initialize(to: Allowance(most: most, source: source))
        let state = unsafe BrotliDecoderCreateInstance(
            { unsafe $0?.assumingMemoryBound(to: Allowance.self).pointee.allocate($1) },
            { _, address in unsafe free(address) },
            allowance
        )
        guard let state = unsafe state else {
            unsafe allowance.deallocate()
            throw .noMemory
        }
        unsafe self.state = state
        unsafe self.allowance = unsafe allowance
    }

    /// What the library keeps behind its window, and then some.
    private static let slack = 4_096

    deinit {
        unsafe BrotliDecoderDestroyInstance(state)
        unsafe allowance.deallocate()
    }

    mutating func decode(
        _ input: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(CompressionError) -> DecodingStep {
        var result = BROTLI_DECODER_RESULT_ERROR
        let consumed = unsafe output.fill(from: input) { source, target in
            var next = (source: source.baseAddress, target: target.baseAddress)
            var left = (input: source.count, room: target.count)
            result = unsafe BrotliDecoderDecompressStream(
                state,
                &left.input,
                &next.source,
                &left.room,
                &next.target,
                nil
            )
            return (source.count - left.input, target.count - left.room)
        }
        guard result != BROTLI_DECODER_RESULT_ERROR else { throw failure }
        return DecodingStep(
            consumedCount: consumed,
            isEnd: result == BROTLI_DECODER_RESULT_SUCCESS
        )
    }

    /// A body is one stream.
    func restart(at rest: Span<UInt8>) -> Bool { false }

    private var failure: CompressionError {
        guard unsafe !allowance.pointee.isRefused else { return .noMemory }
        let code = unsafe BrotliDecoderGetErrorCode(state)
        switch code {
        case BROTLI_DECODER_ERROR_ALLOC_RING_BUFFER_1, BROTLI_DECODER_ERROR_ALLOC_RING_BUFFER_2:
            return .bomb
        // Errors of the format are above those of the machine.
        case _ where code.rawValue > BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MODES.rawValue:
            return .corrupt
        default:
            return .failed(unsafe String(cString: BrotliDecoderErrorString(code)))
        }
    }
}
