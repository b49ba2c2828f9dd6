extension Span<UInt8> {
    /// True when the piece of a pattern stands at a position of this text.
    func hasPiece(_ pattern: Span<UInt8>, _ piece: Range<Int>, at position: Int) -> Bool {
        guard piece.count <= count - position else { return false }
        var offset = 0
        while offset < piece.count {
            guard self[position + offset] == pattern[piece.lowerBound + offset] else {
                return false
            }
            offset += 1
        }
        return true
    }

    /// The end of the first place from a position on where the piece of a pattern stands.
    ///
    /// - Complexity: O(text + piece).
    func endOfPiece(_ pattern: Span<UInt8>, _ piece: Range<Int>, from position: Int) -> Int? {
        guard !piece.isEmpty else { return position }
        guard piece.count <= count - position else { return nil }
        // Trying every place costs text × piece, which is as good as linear while pieces are short.
        guard piece.count > 3 else { return endOfShortPiece(pattern, piece, from: position) }
        return endOfLongPiece(pattern.extracting(piece), from: position)
    }

    private func endOfShortPiece(
        _ pattern: Span<UInt8>,
        _ piece: Range<Int>,
        from position: Int
    ) -> Int? {
        let first = pattern[piece.lowerBound]
        var start = position
        while start <= count - piece.count {
            if self[start] == first, hasPiece(pattern, piece, at: start) {
                return start + piece.count
            }
            start += 1
        }
        return nil
    }

    /// The algorithm of Knuth, Morris and Pratt.
    private func endOfLongPiece(_ piece: Span<UInt8>, from position: Int) -> Int? {
        let borders = piece.borders
        var matched = 0
        var index = position
        while index < count {
            while matched > 0, piece[matched] != self[index] { matched = borders[matched - 1] }
            if piece[matched] == self[index] { matched += 1 }
            index += 1
            if matched == piece.count { return index }
        }
        return nil
    }

    /// For every prefix, how long its longest proper prefix is that also ends it.
    private var borders: [Int] {
        var borders = [Int](repeating: 0, count: count)
        var length = 0
        for index in 1..<count {
            while length > 0, self[length] != self[index] { length = borders[length - 1] }
            if self[length] == self[index] { length += 1 }
            borders[index] = length
        }
        return borders
    }
}
