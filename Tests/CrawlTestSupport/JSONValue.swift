/// A JSON text of a test suite, read; of equal names the last counts.
package enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    /// A string in which a surrogate stands alone, as UTF-16.
    case units([UInt16])
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

    /// The text of a string with lone surrogates as U+FFFD, nil for another value.
    package var string: String? {
        switch self {
        case .string(let text): text
        case .units(let units): String(decoding: units, as: UTF16.self)
        default: nil
        }
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
        case UInt8(ascii: "\""): return readString()?.value
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
            members[name.text] = value
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

/// A string under way; it has units from its first lone surrogate on.
private struct JSONString {
    private(set) var text = ""
    private var units: [UInt16]?

    var value: JSONValue { units.map { .units($0) } ?? .string(text) }

    mutating func append(_ more: String) {
        text += more
        units?.append(contentsOf: more.utf16)
    }

    mutating func append(_ unit: UInt16) {
        units = (units ?? Array(text.utf16)) + [unit]
        text.unicodeScalars.append("\u{FFFD}")
    }
}

extension JSONReader {
    private mutating func readString() -> JSONString? {
        var string = JSONString()
        index += 1
        while true {
            let start = index
            while index < bytes.count, bytes[index] != 0x22, bytes[index] != 0x5C { index += 1 }
            guard index < bytes.count else { return nil }
            string.append(String(decoding: bytes[start..<index], as: UTF8.self))
            index += 1
            if bytes[index - 1] == 0x22 { return string }
            guard readEscape(into: &string) else { return nil }
        }
    }

    /// Reads what follows a backslash; of a pair of surrogates both.
    private mutating func readEscape(into string: inout JSONString) -> Bool {
        guard index < bytes.count else { return false }
        index += 1
        switch bytes[index - 1] {
        case UInt8(ascii: "b"): string.append("\u{8}")
        case UInt8(ascii: "f"): string.append("\u{C}")
        case UInt8(ascii: "n"): string.append("\n")
        case UInt8(ascii: "r"): string.append("\r")
        case UInt8(ascii: "t"): string.append("\t")
        case UInt8(ascii: "u"): return readCodePoint(into: &string)
        case let byte:
            guard "\"\\/".utf8.contains(byte) else { return false }
            string.append(String(Unicode.Scalar(byte)))
        }
        return true
    }

    private mutating func readCodePoint(into string: inout JSONString) -> Bool {
        guard let unit = readUnit() else { return false }
        if let scalar = Unicode.Scalar(unit) {
            string.append(String(scalar))
            return true
        }
        let start = index
        let isPair = unit < 0xDC00 && bytes[index...].starts(with: #"\u"#.utf8)
        if isPair { index += 2 }
        guard isPair, let low = readUnit(), (0xDC00...0xDFFF).contains(low) else {
            index = start
            string.append(unit)
            return true
        }
        string.append(String(decoding: [unit, low], as: UTF16.self))
        return true
    }

    private mutating func readUnit() -> UInt16? {
        guard index + 4 <= bytes.count else { return nil }
        defer { index += 4 }
        return UInt16(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    }
}
