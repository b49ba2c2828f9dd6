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
    ///   - search: What may still be spent on the path; the pattern takes its share.
    /// - Returns: Nil where a search is needed and would cost more than that.
    /// - Complexity: O(pattern + path), and where the path lacks a piece mostly O(pattern).
    func matches(_ path: Span<UInt8>, by search: inout PathSearch) -> Bool? {
        var piece = piece(from: 0)
        guard path.hasPiece(bytes, piece, at: 0) else { return false }
        var position = piece.count
        var places: BytePlaces?
        if piece.upperBound + 1 < bytes.count {
            places = search.places(in: path)
            guard mayMatch(behind: piece, places) else { return false }
            guard search.spend(bytes.count + path.count) else { return nil }
        }
        while piece.upperBound < bytes.count {
            piece = self.piece(from: piece.upperBound + 1)
            if isAnchored, piece.upperBound == bytes.count {
                let start = path.count - piece.count
                return start >= position && path.hasPiece(bytes, piece, at: start)
            }
            var start: Int? = position
            if let places { start = places.firstPlace(of: piece, in: bytes, from: position) }
            guard let start, let end = path.endOfPiece(bytes, piece, from: start) else {
                return false
            }
            position = end
        }
        return !isAnchored || position == path.count
    }

    /// False where a piece behind the first stands nowhere behind those before it.
    private func mayMatch(behind first: Range<Int>, _ places: BytePlaces?) -> Bool {
        guard let places else { return true }
        var (piece, position) = (first, first.count)
        while piece.upperBound < bytes.count {
            piece = self.piece(from: piece.upperBound + 1)
            guard let place = places.firstPlace(of: piece, in: bytes, from: position) else {
                return false
            }
            position = place + piece.count
        }
        return true
    }

    /// The literal bytes from an index to the next star.
    private func piece(from start: Int) -> Range<Int> {
        bytes.prefix(of: start..<bytes.count) { $0 != UInt8(ascii: "*") }
    }
}
