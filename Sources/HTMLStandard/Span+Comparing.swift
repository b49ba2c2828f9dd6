/// A reference as a page spells it, up to its fragment, which no request needs.
package struct ReferenceSpelling {
    /// The bytes before the first `#`, or all where some are to be decoded before one.
    package let range: Range<Int>
    /// A number that nearly always differs where these bytes do; not for untrusted keys of a table
    /// that must not degrade.
    package let hash: UInt64
    /// True where bytes stand for other characters in an attribute's value: references, NUL, CR.
    package let needsDecoding: Bool
}

extension Span<UInt8> {
    /// What one look at a reference's bytes tells of it.
    ///
    /// - Complexity: O(n) in the bytes, eight at a time.
    package func spelling(of range: Range<Int>) -> ReferenceSpelling {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "a range lies within")
        var (hash, end, needsDecoding): (UInt64, Int, Bool) = (0, range.upperBound, false)
        var index = range.lowerBound
        while index < end {
            var piece = piece(from: index, upTo: end)
            let mark = needsDecoding ? 8 : piece.marks.trailingZeroBitCount &>> 3
            if mark < Swift.min(end &- index, 8) {
                if self[index &+ mark] == UInt8(ascii: "#") {
                    end = index &+ mark
                    // The hash is that of the same bytes without what follows.
                    guard mark > 0 else { break }
                    piece = piece.prefix(mark)
                } else {
                    needsDecoding = true
                }
            }
            hash = (hash ^ piece).mixed
            index &+= 8
        }
        hash = (hash ^ UInt64(truncatingIfNeeded: end &- range.lowerBound)).mixed
        return ReferenceSpelling(
            range: range.lowerBound..<end,
            hash: hash,
            needsDecoding: needsDecoding
        )
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
            let word = word(at: index)
            return end &- index < 8 ? word.prefix(end &- index) : word
        }
        var word: UInt64 = 0
        for offset in 0..<Swift.min(end - index, 8) {
            word |= UInt64(self[index + offset]) << UInt64(offset * 8)
        }
        return word
    }
}

extension UInt64 {
    /// The lowest bytes, fewer than eight, and zeros.
    @inline(__always)
    fileprivate func prefix(_ count: Int) -> UInt64 {
        self & ~(UInt64.max &<< UInt64(truncatingIfNeeded: count &* 8))
    }

    /// A number of which each bit depends on all bits of this one.
    @inline(__always)
    fileprivate var mixed: UInt64 {
        let product = self &* 0x9E37_79B9_7F4A_7C15
        return product ^ product &>> 32
    }
}
