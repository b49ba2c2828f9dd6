/// A JSON text of a test suite, read; lone surrogates are U+FFFD, of equal names the last counts.
package enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Reads a whole text; nil where it is no JSON (RFC 8259).
    package init?(parsing bytes: [UInt8]) {
        var reader = JSONReader(bytes: bytes)
        guard let value = reader.readDocument() else { return nil }
        self = value
    }

    /// The member of an object, nil where there is none.
    package subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    /// The text of a string, nil for another value.
    package var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The truth of a literal, nil for another value.
    package var bool: Bool? {
        guard case .bool(let flag) = self else { return nil }
        return flag
    }

    /// The value of a number, nil for another value.
    package var number: Double? {
        guard case .number(let number) = self else { return nil }
        return number
    }

    /// The elements of an array, nil for another value.
    package var array: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The members of an object, nil for another value.
    package var object: [String: JSONValue]? {
        guard case .object(let members) = self else { return nil }
        return members
    }
}

/// One pass over the bytes of a JSON text.
private struct JSONReader {
    private let bytes: [UInt8]
    private var index = 0
    private var depth = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func readDocument() -> JSONValue? {
        guard let value = readValue() else { return nil }
        skipBlanks()
        return index == bytes.count ? value : nil
    }

    private mutating func readValue() -> JSONValue? {
        skipBlanks()
        guard index < bytes.count, depth < 512 else { return nil }
        depth += 1
        defer { depth -= 1 }
        switch bytes[index] {
        case UInt8(ascii: "{"): return readObject()
        case UInt8(ascii: "["): return readArray()
        case UInt8(ascii: "\""): return readString().map { .string($0) }
        case UInt8(ascii: "t"): return read("true", as: .bool(true))
        case UInt8(ascii: "f"): return read("false", as: .bool(false))
        case UInt8(ascii: "n"): return read("null", as: .null)
        default: return readNumber()
        }
    }

    private mutating func readObject() -> JSONValue? {
        var members: [String: JSONValue] = [:]
        index += 1
        if skip(UInt8(ascii: "}")) { return .object(members) }
        while true {
            skipBlanks()
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
            guard let name = readString(), skip(UInt8(ascii: ":")) else { return nil }
            guard let value = readValue() else { return nil }
            members[name] = value
            if skip(UInt8(ascii: "}")) { return .object(members) }
            guard skip(UInt8(ascii: ",")) else { return nil }
        }
    }

    private mutating func readArray() -> JSONValue? {
        var elements: [JSONValue] = []
        index += 1
        if skip(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            guard let value = readValue() else { return nil }
            elements.append(value)
            if skip(UInt8(ascii: "]")) { return .array(elements) }
            guard skip(UInt8(ascii: ",")) else { return nil }
        }
    }

    private mutating func readNumber() -> JSONValue? {
        let start = index
        while index < bytes.count, "+-.0123456789Ee".utf8.contains(bytes[index]) { index += 1 }
        return Double(String(decoding: bytes[start..<index], as: UTF8.self)).map { .number($0) }
    }

    private mutating func read(_ word: StaticString, as value: JSONValue) -> JSONValue? {
        let text = word.description.utf8
        guard bytes[index...].starts(with: text) else { return nil }
        index += text.count
        return value
    }

    private mutating func skipBlanks() {
        while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    /// Skips blanks and, where it follows, the byte.
    private mutating func skip(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }
}

extension JSONReader {
    private mutating func readString() -> String? {
        var text = ""
        index += 1
        while true {
            let start = index
            while index < bytes.count, bytes[index] != 0x22, bytes[index] != 0x5C { index += 1 }
            guard index < bytes.count else { return nil }
            text += String(decoding: bytes[start..<index], as: UTF8.self)
            index += 1
            if bytes[index - 1] == 0x22 { return text }
            guard let scalar = readEscape() else { return nil }
            text.unicodeScalars.append(scalar)
        }
    }

    /// Reads what follows a backslash; of a pair of surrogates both.
    private mutating func readEscape() -> Unicode.Scalar? {
        guard index < bytes.count else { return nil }
        index += 1
        switch bytes[index - 1] {
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return readCodePoint()
        case let byte: return "\"\\/".utf8.contains(byte) ? Unicode.Scalar(byte) : nil
        }
    }

    private mutating func readCodePoint() -> Unicode.Scalar? {
        guard let unit = readUnit() else { return nil }
        guard (0xD800...0xDBFF).contains(unit), bytes[index...].starts(with: #"\u"#.utf8) else {
            return Unicode.Scalar(unit) ?? "\u{FFFD}"
        }
        let start = index
        index += 2
        guard let low = readUnit() else { return nil }
        guard (0xDC00...0xDFFF).contains(low) else {
            index = start
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func readUnit() -> UInt32? {
        guard index + 4 <= bytes.count else { return nil }
        defer { index += 4 }
        return UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    }
}
