extension UInt8 {
    /// HTML's white space, and CR, which the standard turns into LF before it looks.
    @inlinable @inline(__always)
    package var isHTMLSpace: Bool {
        self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C
    }

    @inline(__always)
    var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

    @inline(__always)
    var isASCIIDigit: Bool { self &- 0x30 < 10 }

    @inline(__always)
    var lowercasedASCII: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

    /// True for what ends a tag's name: white space, a slash, a closing bracket.
    @inline(__always)
    var endsTagName: Bool {
        self <= 0x3E && (self == UInt8(ascii: ">") || self == UInt8(ascii: "/") || isHTMLSpace)
    }

    /// True for what ends an attribute's name: what ends a tag's name, or an equals sign.
    @inline(__always)
    var endsAttributeName: Bool { endsTagName || self == UInt8(ascii: "=") }

    /// True for a byte that stands for other characters in an attribute's value.
    @inline(__always)
    var needsDecoding: Bool { self == UInt8(ascii: "&") || self == 0x0D || self == 0 }

    /// The value of a hexadecimal digit, nil for other bytes.
    var hexadecimalValue: UInt32? {
        if isASCIIDigit { return UInt32(self &- 0x30) }
        let letter = (self | 0x20) &- 0x61
        return letter < 6 ? UInt32(letter) + 10 : nil
    }
}
