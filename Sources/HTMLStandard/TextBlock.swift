/// Which of up to 64 bytes of a text end words.
@usableFromInline package struct TextBlock {
    /// How many bytes are told of: those before the first that may stand for other characters.
    @usableFromInline package let count: Int
    /// A bit for each byte that is white space or a control, the first one lowest.
    @usableFromInline package let blanks: UInt64
    /// A bit for the first byte of each word, where one begins with the block.
    @usableFromInline package let starts: UInt64
    /// A bit for the first byte behind each word that ends within the block.
    @usableFromInline package let ends: UInt64

    /// How many bytes of a span a block takes: its own, and what is read with the last of them.
    @inlinable package static var reach: Int { 72 }
    /// How many bytes must stand before it.
    @inlinable package static var lead: Int { 8 }

    /// Finds words and their ends among so many bytes.
    @inlinable @inline(__always)
    package init(blanks bits: UInt64, count: Int) {
        let mask = UInt64.max >> UInt64(64 - count)
        self.count = count
        blanks = bits & mask
        let edges = blanks &<< 1 | 1
        starts = ~blanks & mask & edges
        ends = blanks & ~edges
    }
}

extension Span<UInt8> {
    /// Tells up to 64 bytes apart in one go, so that nothing waits for the end of each word.
    ///
    /// - Parameters:
    ///   - index: The first byte.
    ///   - end: Where the text ends, at most the span's count.
    /// - Returns: Nil where that is not worth it, and near the span's end.
    @inlinable @inline(__always)
    package func block(at index: Int, upTo end: Int) -> TextBlock? {
        precondition(index >= 0 && index < end && end <= count, "a block lies within a text")
        guard index >= TextBlock.lead, index <= count - TextBlock.reach, end - index >= 8,
            self[index] < 0x80
        else { return nil }
        var blanks: UInt64 = 0
        var others: UInt64 = 0
        for offset in stride(from: 0, to: 64, by: 8) {
            let word = word(at: index &+ offset)
            let visible = (word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x5F5F_5F5F_5F5F_5F5F | word
            let bits = (~visible & 0x8080_8080_8080_8080) &>> 7
            // The product gathers the bits of eight bytes in its highest one.
            blanks |= ((bits &* 0x0102_0408_1020_4080) &>> 56) &<< UInt64(offset)
            let references = word ^ 0x2626_2626_2626_2626
            others |= word | (references &- 0x0101_0101_0101_0101) & ~references
        }
        let isPlain = others & 0x8080_8080_8080_8080 == 0
        let length = Swift.min(end &- index, 64)
        return TextBlock(blanks: blanks, count: isPlain ? length : plainCount(at: index, length))
    }

    /// How many of so many bytes stand for themselves before another comes.
    @usableFromInline
    func plainCount(at index: Int, _ length: Int) -> Int {
        let bytes = index..<index + length
        return bytes.prefix { self[$0] < 0x80 && self[$0] != UInt8(ascii: "&") }.count
    }

    /// The first eight bytes of a word that has more, else 0, and the last one to eight, which
    /// groups of eight leave over; zeros are behind them.
    @inlinable @inline(__always)
    package func ends(ofWordAt index: Int, count number: Int) -> (first: UInt64, last: UInt64) {
        precondition(index >= 8 && index <= count &- 8, "a word lies within the text")
        precondition(number > 0 && number <= count &- index, "a word ends within the text")
        // All ones for more than eight: a branch would be foreseen wrongly for most long words.
        let isLong = UInt64(bitPattern: Int64(truncatingIfNeeded: 8 &- number) &>> 63)
        let last = word(at: index &+ number &- 8)
        return (word(at: index) & isLong, last &>> (0 &- UInt64(truncatingIfNeeded: number) &* 8))
    }

    /// Eight bytes, the first one lowest.
    @inlinable @inline(__always)
    package func letters(at index: Int) -> UInt64 {
        precondition(index >= 0 && index <= count &- 8, "letters lie within the text")
        return word(at: index)
    }
}
