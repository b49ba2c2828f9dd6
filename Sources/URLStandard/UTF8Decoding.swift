extension Span<UInt8> {
    /// The code point at an index and its length; U+FFFD for a part that is not UTF-8.
    ///
    /// Encoding Standard, 8.1.1: an invalid sequence counts up to the byte that cannot continue it.
    package func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
        let lead = self[index]
        if lead.isASCII { return (Unicode.Scalar(lead), 1) }
        let needed = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3
        guard lead >= 0xC2, lead <= 0xF4 else { return ("\u{FFFD}", 1) }
        var value = UInt32(lead) & (0x3F >> UInt32(needed))
        var limits = Self.limits(after: lead)
        for offset in 1...needed {
            guard index + offset < count, limits.contains(self[index + offset]) else {
                return ("\u{FFFD}", offset)
            }
            value = value << 6 | UInt32(self[index + offset] & 0x3F)
            limits = 0x80...0xBF
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", needed + 1)
    }

    /// The second bytes that a lead byte allows: no overlong forms, no surrogates.
    private static func limits(after lead: UInt8) -> ClosedRange<UInt8> {
        switch lead {
        case 0xE0: 0xA0...0xBF
        case 0xED: 0x80...0x9F
        case 0xF0: 0x90...0xBF
        case 0xF4: 0x80...0x8F
        default: 0x80...0xBF
        }
    }

    /// The code points of a range.
    func scalars(in range: Range<Int>) -> [Unicode.Scalar] {
        let text = extracting(range)
        var scalars: [Unicode.Scalar] = []
        var index = 0
        while index < text.count {
            let (scalar, length) = text.scalar(at: index)
            scalars.append(scalar)
            index += length
        }
        return scalars
    }
}
