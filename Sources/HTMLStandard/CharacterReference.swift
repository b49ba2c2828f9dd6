/// A character reference: the one or two characters it stands for, and how many bytes it takes.
struct CharacterReference {
    /// How many bytes the reference takes, its ampersand included.
    let count: Int
    let first: Unicode.Scalar
    let second: Unicode.Scalar?

    /// Reads the reference that begins with the first byte, an ampersand; nil where that is text.
    init?(in text: Span<UInt8>, inAttribute: Bool) {
        guard text.count > 1 else { return nil }
        if text[1] == UInt8(ascii: "#") {
            self.init(numberIn: text)
        } else {
            self.init(nameIn: text, inAttribute: inAttribute)
        }
    }

    /// The references that nearly all are, found without a search: `&lt;`, `&gt;`, `&amp;`,
    /// `&nbsp;` and `&quot;`.
    private static func usual(in text: Span<UInt8>) -> (character: Unicode.Scalar, count: Int)? {
        var name: UInt64 = 0
        for index in 1..<Swift.min(text.count, 6) {
            name |= UInt64(text[index]) &<< UInt64(truncatingIfNeeded: 8 &* (index &- 1))
        }
        if name & 0xFF_FFFF == 0x3B_746C { return ("<", 4) }
        if name & 0xFF_FFFF == 0x3B_7467 { return (">", 4) }
        if name & 0xFFFF_FFFF == 0x3B70_6D61 { return ("&", 5) }
        if name == 0x3B_7073_626E { return ("\u{A0}", 6) }
        if name == 0x3B_746F_7571 { return ("\"", 6) }
        return nil
    }

    /// Appends the characters as UTF-8.
    func append(to buffer: inout [UInt8]) {
        buffer.append(first)
        if let second { buffer.append(second) }
    }

    private init?(numberIn text: Span<UInt8>) {
        let isHexadecimal = text.count > 2 && text[2] | 0x20 == UInt8(ascii: "x")
        let start = isHexadecimal ? 3 : 2
        var index = start
        var number: UInt32 = 0
        while index < text.count, let digit = text[index].hexadecimalValue {
            guard isHexadecimal || digit < 10 else { break }
            // Beyond U+10FFFF all numbers mean the same, so the value may stop growing.
            number = Swift.min(number * (isHexadecimal ? 16 : 10) + digit, 0x110000)
            index += 1
        }
        guard index > start else { return nil }
        if index < text.count && text[index] == UInt8(ascii: ";") { index += 1 }
        count = index
        first = Self.character(numbered: number)
        second = nil
    }

    private static func character(numbered number: UInt32) -> Unicode.Scalar {
        if (0x80...0x9F).contains(number),
            let scalar = Unicode.Scalar(windows1252[Int(number) - 0x80])
        {
            return scalar
        }
        guard number != 0, let scalar = Unicode.Scalar(number) else { return .replacement }
        return scalar
    }

    /// What the numbers 0x80 to 0x9F stand for (section 13.2.5.80).
    private static let windows1252: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
    ]

    private init?(nameIn text: Span<UInt8>, inAttribute: Bool) {
        if let usual = Self.usual(in: text) {
            (first, count, second) = (usual.character, usual.count, nil)
            return
        }
        let longest = NamedCharacters.longestName
        var end = 1
        while end < text.count && end <= longest && text[end].isASCIIAlphanumeric { end += 1 }
        let isClosed = end < text.count && text[end] == UInt8(ascii: ";")
        if isClosed, let found = NamedCharacters.shared.find(text.extracting(1..<end)) {
            (count, first, second) = (end + 1, found.first, found.second)
            return
        }
        end = Swift.min(end, NamedCharacters.longestOpenName + 1)
        while end > 2 {
            if let found = NamedCharacters.shared.find(text.extracting(1..<end)), found.mayBeOpen {
                guard !inAttribute || !text.continuesName(at: end) else { return nil }
                (count, first, second) = (end, found.first, found.second)
                return
            }
            end -= 1
        }
        return nil
    }
}

extension Span<UInt8> {
    /// True where an attribute's text goes on so that an open reference before it is text.
    fileprivate func continuesName(at index: Int) -> Bool {
        index < count && (self[index] == UInt8(ascii: "=") || self[index].isASCIIAlphanumeric)
    }
}

extension UInt8 {
    fileprivate var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
}
