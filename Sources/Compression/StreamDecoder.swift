/// The sole owner of one library's state on its way through a coded body.
protocol StreamDecoder: ~Copyable {
    /// Decodes from the front of the input into what room the output has left.
    ///
    /// - Returns: How much of the input was taken, and whether the stream ended there.
    /// - Throws: What is wrong with the stream; never that the input ends early.
    mutating func decode(
        _ input: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(CompressionError) -> DecodingStep

    /// Prepares for the stream that follows one that has ended.
    ///
    /// - Returns: False where the rest of the body is none.
    mutating func restart(at rest: Span<UInt8>) -> Bool
}

/// How far a decoder came in one go.
struct DecodingStep {
    let consumedCount: Int
    let isEnd: Bool
}

extension OutputSpan<UInt8> {
    /// Lends an input and the free part of this output to C, which reads and writes from the
    /// front of each.
    ///
    /// - Parameters:
    ///   - input: What to read from.
    ///   - decode: Tells how many bytes it has read and how many written.
    /// - Returns: How many bytes were read.
    mutating func fill(
        from input: Span<UInt8>,
        _ decode: (
            _ source: UnsafeBufferPointer<UInt8>,
            _ target: UnsafeMutableBufferPointer<UInt8>
        ) -> (read: Int, written: Int)
    ) -> Int {
        unsafe withUnsafeMutableBufferPointer { buffer, count in
            unsafe input.withUnsafeBufferPointer { source in
                let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
                let (read, written) = unsafe decode(source, free)
                count += written
                return read
            }
        }
    }
}
