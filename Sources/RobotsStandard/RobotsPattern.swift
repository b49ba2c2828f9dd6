/// A rule's pattern, held against paths, both in their comparison form: RFC 9309 section 2.2.3.
struct RobotsPattern: ~Escapable {
    private let bytes: Span<UInt8>
    private let isAnchored: Bool

    /// A pattern; a dollar at its end means the path's end.
    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>) {
        isAnchored = !bytes.isEmpty && bytes[bytes.count - 1] == UInt8(ascii: "$")
        self.bytes = isAnchored ? bytes.extracting(droppingLast: 1) : bytes
    }

    /// True when the pattern describes the path or a beginning of it.
    ///
    /// Between two stars the first place that fits is as good as any, so nothing is tried twice.
    /// - Parameters:
    ///   - path: The path in its comparison form.
    ///   - budget: How many bytes may still be searched; the pattern takes its share.
    /// - Returns: Nil where a search is needed and would cost more than that.
    /// - Complexity: O(pattern + path).
    func matches(_ path: Span<UInt8>, within budget: inout Int) -> Bool? {
        var piece = piece(from: 0)
        guard path.hasPiece(bytes, piece, at: 0) else { return false }
        var position = piece.count
        if piece.upperBound + 1 < bytes.count {
            guard bytes.count + path.count <= budget else { return nil }
            budget -= bytes.count + path.count
        }
        while piece.upperBound < bytes.count {
            piece = self.piece(from: piece.upperBound + 1)
            if isAnchored, piece.upperBound == bytes.count {
                let start = path.count - piece.count
                return start >= position && path.hasPiece(bytes, piece, at: start)
            }
            guard let end = path.endOfPiece(bytes, piece, from: position) else { return false }
            position = end
        }
        return !isAnchored || position == path.count
    }

    /// The literal bytes from an index to the next star.
    private func piece(from start: Int) -> Range<Int> {
        bytes.prefix(of: start..<bytes.count) { $0 != UInt8(ascii: "*") }
    }
}
