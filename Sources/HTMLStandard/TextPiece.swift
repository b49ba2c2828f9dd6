/// Up to eight bytes of a word, and how many.
@usableFromInline package struct TextPiece {
    /// The first byte lowest, zeros behind the last.
    @usableFromInline package let bytes: UInt64
    @usableFromInline package let count: Int

    @inlinable @inline(__always)
    package init(bytes: UInt64, count: Int) {
        self.bytes = bytes
        self.count = count
    }
}

extension Span<UInt8> {
    /// Reads bytes that stand for themselves within a word, up to eight: ASCII without white space,
    /// controls and ampersands.
    ///
    /// - Parameters:
    ///   - index: The first byte.
    ///   - end: Where the text ends, at most the span's count.
    /// - Returns: None where the byte at the index is of another kind.
    @inlinable @inline(__always)
    package func piece(at index: Int, upTo end: Int) -> TextPiece {
        precondition(index >= 0 && index <= end && end <= count, "a piece lies within its text")
        guard index <= count - 8 else { return shortPiece(at: index, upTo: end) }
        let word = word(at: index)
        let high: UInt64 = 0x8080_8080_8080_8080
        // Each part is exact up to its lowest hit, and so is the lowest hit of all.
        let low = (word &- 0x2121_2121_2121_2121) & ~word
        let references = word ^ 0x2626_2626_2626_2626
        let ends = (word | low | (references &- 0x0101_0101_0101_0101) & ~references) & high
        let length = Swift.min(ends.trailingZeroBitCount >> 3, end - index)
        guard length < 8 else { return TextPiece(bytes: word, count: 8) }
        return TextPiece(bytes: word & ((1 &<< UInt64(length << 3)) &- 1), count: length)
    }

    /// The same where fewer than eight bytes are left.
    @usableFromInline
    func shortPiece(at index: Int, upTo end: Int) -> TextPiece {
        var bytes: UInt64 = 0
        var length = 0
        while index + length < end && length < 8 {
            let byte = self[index + length]
            guard byte > 0x20, byte < 0x80, byte != UInt8(ascii: "&") else { break }
            bytes |= UInt64(byte) << UInt64(length << 3)
            length += 1
        }
        return TextPiece(bytes: bytes, count: length)
    }

    /// Decodes the character reference that begins with an ampersand, nil where that is text.
    ///
    /// - Returns: One or two characters, and the bytes that stand for them.
    package func characterReference(
        at index: Int,
        upTo end: Int
    ) -> (first: Unicode.Scalar, second: Unicode.Scalar?, count: Int)? {
        let reference = CharacterReference(in: extracting(index..<end), inAttribute: false)
        return reference.map { ($0.first, $0.second, $0.count) }
    }
}
