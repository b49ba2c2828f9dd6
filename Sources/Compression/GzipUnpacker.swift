/// Unpacks gzip piece by piece, for what is read as it comes out.
package struct GzipUnpacker: ~Copyable {
    private static let pieceCount = 1 << 16

    private let body: [UInt8]
    private var decoder: InflateDecoder
    private var consumed = 0
    private var isOver: Bool

    /// Begins with a packed body: one member or several.
    ///
    /// - Throws: `noMemory`.
    package init(_ body: [UInt8]) throws(CompressionError) {
        self.body = body
        decoder = try InflateDecoder(.gzip)
        isOver = body.isEmpty
    }

    /// The next bytes, at most 64 KiB of them; nil at the end.
    ///
    /// - Throws: `corrupt`, `truncated` or `noMemory`.
    /// - Complexity: O(n) in the piece.
    package mutating func nextPiece() throws(CompressionError) -> [UInt8]? {
        let body = body
        var piece: [UInt8] = []
        while piece.isEmpty, !isOver {
            let rest = body.span.extracting(consumed...)
            var step = DecodingStep(consumedCount: 0, isEnd: false)
            try piece.append(addingCapacity: Self.pieceCount) { free throws(CompressionError) in
                step = try decoder.decode(rest, into: &free)
            }
            consumed += step.consumedCount
            if step.isEnd {
                isOver = !decoder.restart(at: body.span.extracting(consumed...))
            } else if piece.isEmpty {
                throw .truncated
            }
        }
        return piece.isEmpty ? nil : piece
    }
}
