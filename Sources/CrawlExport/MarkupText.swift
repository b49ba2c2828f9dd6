/// Text as the languages of graphs and site maps write it.
enum MarkupText {
    /// Character data of XML 1.0, also fit for attributes; what XML cannot hold becomes U+FFFD.
    static func xml(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: { $0 < 0x20 || $0 >= 0x7F || Self.entity($0) != nil }) else {
            return bytes
        }
        var result: [UInt8] = []
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let scalar = isWritten(scalar) ? scalar : "\u{FFFD}"
            if scalar.isASCII, let entity = entity(UInt8(ascii: scalar)) {
                result += entity.utf8
            } else {
                result += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
        return result
    }

    /// A string of DOT in its quotes: a backslash at its end would keep them from closing it.
    static func dot(_ bytes: [UInt8]) -> [UInt8] {
        var result = [UInt8(ascii: "\"")]
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\"", "\\": result += [UInt8(ascii: "\\"), UInt8(ascii: scalar)]
            case "\n", "\r", "\t": result.append(0x20)
            default:
                let scalar = isWritten(scalar) ? scalar : "\u{FFFD}"
                result += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
        result.append(UInt8(ascii: "\""))
        return result
    }

    private static func entity(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&apos;"
        // White space as such would become one space in an attribute.
        case 0x09: "&#9;"
        case 0x0A: "&#10;"
        case 0x0D: "&#13;"
        default: nil
        }
    }

    /// False for what XML forbids, and for what could steer a terminal.
    private static func isWritten(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: true
        case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: false
        default: true
        }
    }
}
