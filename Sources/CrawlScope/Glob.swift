/// A pattern for whole URLs: `*` is any run of bytes, `?` is one byte, all else is itself.
///
/// All ways to match are followed at once, a bit each, so that no URL makes it slow.
package struct Glob: Sendable {
    /// The pattern as written.
    package let text: String
    private let length: Int
    /// For each byte the positions at which the pattern accepts it, in as many words as it takes.
    private let accepting: [UInt64]
    /// The positions that a star holds.
    private let stars: [UInt64]

    /// Reads a pattern; every text is one.
    package init(_ text: String) {
        self.text = text
        var symbols: [UInt8] = []
        var stars: [Int] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: "*") {
                stars.append(symbols.count)
            } else {
                symbols.append(byte)
            }
        }
        let words = symbols.count / 64 + 1
        length = symbols.count
        accepting = (0...255).flatMap { byte in
            Self.bits(
                words,
                symbols.indices.filter {
                    symbols[$0] == UInt8(ascii: "?") || Int(symbols[$0]) == byte
                }
            )
        }
        self.stars = Self.bits(words, stars)
    }

    /// True where the pattern describes all of the bytes.
    ///
    /// - Complexity: O(n) in the bytes, for each 64 bytes of the pattern.
    package func matches(_ bytes: some Sequence<UInt8>) -> Bool {
        guard stars.count > 1 else { return matchesInOneWord(bytes) }
        var positions = Self.bits(stars.count, [0])
        for byte in bytes {
            var carry: UInt64 = 0
            var isAlive: UInt64 = 0
            for word in positions.indices {
                let stepping = positions[word] & accepting[Int(byte) * stars.count + word]
                positions[word] = positions[word] & stars[word] | stepping << 1 | carry
                carry = stepping >> 63
                isAlive |= positions[word]
            }
            guard isAlive != 0 else { return false }
        }
        return positions[length / 64] >> UInt64(length % 64) & 1 == 1
    }

    /// As most patterns are matched: they have less than 64 bytes.
    private func matchesInOneWord(_ bytes: some Sequence<UInt8>) -> Bool {
        let stars = stars[0]
        var positions: UInt64 = 1
        for byte in bytes {
            positions = positions & stars | (positions & accepting[Int(byte)]) << 1
            guard positions != 0 else { return false }
        }
        return positions >> UInt64(length) & 1 == 1
    }

    private static func bits(_ words: Int, _ places: [Int]) -> [UInt64] {
        var bits = [UInt64](repeating: 0, count: words)
        for place in places { bits[place / 64] |= 1 << UInt64(place % 64) }
        return bits
    }
}
