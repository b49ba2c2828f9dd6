extension Span<UInt8> {
    /// A number that nearly always differs where the bytes of two ranges do; not for untrusted keys
    /// of a table that must not degrade.
    ///
    /// - Complexity: O(n) in the bytes, eight at a time.
    package func hash(of range: Range<Int>) -> UInt64 {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "a range lies within")
        var hash = UInt64(truncatingIfNeeded: range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let piece = piece(from: index, upTo: range.upperBound)
            let product = (hash ^ piece) &* 0x9E37_79B9_7F4A_7C15
            hash = product ^ product >> 32
            index += 8
        }
        return hash
    }

    /// True where two ranges hold the same bytes.
    ///
    /// - Complexity: O(n) in the bytes, eight at a time.
    package func equals(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        precondition(left.lowerBound >= 0 && left.upperBound <= count, "a range lies within")
        precondition(right.lowerBound >= 0 && right.upperBound <= count, "a range lies within")
        guard left.count == right.count else { return false }
        var (index, other) = (left.lowerBound, right.lowerBound)
        while index < left.upperBound {
            let piece = piece(from: index, upTo: left.upperBound)
            guard piece == self.piece(from: other, upTo: right.upperBound) else { return false }
            index += 8
            other += 8
        }
        return true
    }

    /// The first place of a byte in a range, the range's end where there is none.
    package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int {
        range.lowerBound + extracting(range).firstIndex(of: byte, from: 0)
    }

    /// Up to eight bytes, the first one lowest, zeros behind the last.
    @inline(__always)
    private func piece(from index: Int, upTo end: Int) -> UInt64 {
        if index <= count &- 8 {
            let surplus = Swift.max(8 &- (end &- index), 0)
            return word(at: index) & (UInt64.max &>> UInt64(truncatingIfNeeded: surplus &* 8))
        }
        var word: UInt64 = 0
        for offset in 0..<Swift.min(end - index, 8) {
            word |= UInt64(self[index + offset]) << UInt64(offset * 8)
        }
        return word
    }
}
