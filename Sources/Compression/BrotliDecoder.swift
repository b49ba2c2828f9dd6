import CBrotli
import Glibc

/// Brotli's state; RFC 7932.
///
/// It fills its whole window before it gives anything out, so a bomb must be known by the memory
/// that it asks for: that is never twice what the stream has announced.
@safe struct BrotliDecoder: ~Copyable, StreamDecoder {
    private let state: OpaquePointer

    /// Makes a decoder for a body of so many bytes.
    init(codedCount: Int) throws(CompressionError) {
        // The pointer that the allocator is given is no address but the most that it may allocate.
        let most = unsafe UnsafeMutableRawPointer(
            bitPattern: 2 * DecodingRun.honestCount(of: codedCount) + Self.slack
        )
        let state = unsafe BrotliDecoderCreateInstance(
            { most, count in unsafe count <= UInt(bitPattern: most) ? malloc(count) : nil },
            { _, address in unsafe free(address) },
            most
        )
        guard let state = unsafe state else { throw .failed("no memory") }
        unsafe self.state = state
    }

    /// What the library keeps behind its window, and then some.
    private static let slack = 4_096

    deinit {
        unsafe BrotliDecoderDestroyInstance(state)
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
