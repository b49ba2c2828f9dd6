extension Span<UInt8> {
    /// The character at an index before an end, and its length; U+FFFD for what is no UTF-8.
    ///
    /// An invalid sequence counts up to the byte that cannot continue it, as in the Encoding
    /// Standard.
    func scalar(at index: Int, upTo end: Int) -> (scalar: Unicode.Scalar, count: Int) {
        let lead = self[index]
        guard lead >= 0x80 else { return (Unicode.Scalar(lead), 1) }
        guard lead >= 0xC2, lead <= 0xF4 else { return ("\u{FFFD}", 1) }
        let needed = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3
        var value = UInt32(lead) & (0x3F >> UInt32(needed))
        for offset in 1...needed {
            guard index + offset < end else { return ("\u{FFFD}", offset) }
            let byte = self[index + offset]
            guard byte & 0xC0 == 0x80, offset > 1 || byte.mayFollow(lead) else {
                return ("\u{FFFD}", offset)
            }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", needed + 1)
    }
}

extension UInt8 {
    /// True where the lead byte allows it next: no overlong forms, no surrogates.
    fileprivate func mayFollow(_ lead: UInt8) -> Bool {
        switch lead {
        case 0xE0: self >= 0xA0
        case 0xED: self < 0xA0
        case 0xF0: self >= 0x90
        case 0xF4: self < 0x90
        default: true
        }
    }
}
