/// A regular expression for URLs, which matches where it fits anywhere in them.
///
/// Letters, `.`, classes, `\d \w \s` and their opposites, groups, `|`, `* + ?` and `{m,n}`, `^` and
/// `$`. All ways to match are followed at once, a bit each (Glushkov's automaton), so that no URL
/// makes it slow; what cannot be followed so, such as back references, is no part of it.
package struct Expression: Sendable {
    /// How many places an expression has at most, each repetition written out.
    static let longest = 500
    /// What stands before the first byte and behind the last, for `^` and `$`.
    static let (beginning, end) = (256, 257)

    private let words: Int
    private let isEmpty: Bool
    private let first: [UInt64]
    private let last: [UInt64]
    /// For each place the places that may come next.
    private let following: [[UInt64]]
    /// For each byte, the beginning and the end, the places that accept it.
    private let accepting: [[UInt64]]

    /// Reads an expression.
    ///
    /// - Throws: What it lacks to be one.
    package init(parsing text: some StringProtocol) throws(PatternFault) {
        var parser = ExpressionParser(text)
        let piece = try parser.parse()
        let count = parser.places.count
        let words = count / 64 + 1
        self.words = words
        isEmpty = piece.isEmpty
        first = PlaceSet.bits(piece.first, words)
        last = PlaceSet.bits(piece.last, words)
        following = parser.following.map { PlaceSet.bits(Array($0), words) }
        let places = parser.places
        accepting = (0...Self.end).map { symbol in
            PlaceSet.bits(places.indices.filter { places[$0].contains(symbol) }, words)
        }
    }

    /// True where the expression fits somewhere in the bytes.
    ///
    /// - Complexity: O(n) in the bytes, for each place of the expression.
    package func matches(_ bytes: some Sequence<UInt8>) -> Bool {
        guard !isEmpty else { return true }
        var active = [UInt64](repeating: 0, count: words)
        if step(Self.beginning, &active) { return true }
        for byte in bytes where step(Int(byte), &active) { return true }
        return step(Self.end, &active)
    }

    /// Follows all ways past one symbol.
    ///
    /// - Returns: True where one of them is at its end.
    private func step(_ symbol: Int, _ active: inout [UInt64]) -> Bool {
        var next = first
        for word in 0..<words {
            var left = active[word]
            while left != 0 {
                let place = word * 64 + left.trailingZeroBitCount
                left &= left - 1
                for other in 0..<words { next[other] |= following[place][other] }
            }
        }
        var isOver = false
        for word in 0..<words {
            next[word] &= accepting[symbol][word]
            if next[word] & last[word] != 0 { isOver = true }
        }
        active = next
        return isOver
    }
}

/// Places as bits.
enum PlaceSet {
    static func bits(_ places: [Int], _ words: Int) -> [UInt64] {
        var bits = [UInt64](repeating: 0, count: words)
        for place in places { bits[place / 64] |= 1 << UInt64(place % 64) }
        return bits
    }
}
