/// A character reference of XML: the five names that every document has, and numbers.
enum XMLReference {
    /// No reference that means something is longer.
    static var maximumCount: Int { 12 }

    /// The character that stands between `&` and `;`, nil where none does.
    static func character(_ name: Span<UInt8>) -> Unicode.Scalar? {
        guard !name.isEmpty, name[0] == UInt8(ascii: "#") else { return named(name) }
        let isHexadecimal = name.count > 1 && name[1] | 0x20 == UInt8(ascii: "x")
        let start = isHexadecimal ? 2 : 1
        guard name.count > start else { return nil }
        var value: UInt32 = 0
        for index in start..<name.count {
            guard let digit = name[index].digit(isHexadecimal) else { return nil }
            value = min(value &* (isHexadecimal ? 16 : 10) &+ digit, 0x110000)
        }
        return value == 0 ? nil : Unicode.Scalar(value)
    }

    private static func named(_ name: Span<UInt8>) -> Unicode.Scalar? {
        let names: KeyValuePairs<StaticString, Unicode.Scalar> = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
        ]
        return names.first { name.equals($0.key) }?.value
    }

    /// A text with its references read; what is none stays as it is.
    static func decoded(_ text: Span<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        var index = 0
        while index < text.count {
            let end = text[index] == UInt8(ascii: "&") ? text.semicolon(after: index) : nil
            if let end, let scalar = character(text.extracting(index + 1..<end)) {
                decoded += String(scalar).utf8
                index = end + 1
            } else {
                decoded.append(text[index])
                index += 1
            }
        }
        return decoded
    }
}

extension Span<UInt8> {
    fileprivate func semicolon(after start: Int) -> Int? {
        let end = Swift.min(count, start + XMLReference.maximumCount)
        return (start..<end).first { self[$0] == UInt8(ascii: ";") }
    }
}

extension UInt8 {
    fileprivate func digit(_ isHexadecimal: Bool) -> UInt32? {
        switch self {
        case 0x30...0x39: UInt32(self - 0x30)
        case 0x41...0x46 where isHexadecimal, 0x61...0x66 where isHexadecimal:
            UInt32((self | 0x20) - 0x61 + 10)
        default: nil
        }
    }
}
