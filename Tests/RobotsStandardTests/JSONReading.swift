import Glibc

/// A value of a JSON text, as much as the public suites need.
enum JSONValue {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    init(parsing bytes: ArraySlice<UInt8>) throws(JSONFault) {
        var reader = JSONReader(rest: bytes)
        self = try reader.value()
    }

    subscript(_ key: String) -> JSONValue {
        guard case .object(let members) = self else { return .null }
        return members[key] ?? .null
    }

    var bool: Bool {
        guard case .bool(let value) = self else { return false }
        return value
    }

    var number: Double? {
        guard case .number(let value) = self else { return nil }
        return value
    }

    var string: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    var array: [JSONValue] {
        guard case .array(let values) = self else { return [] }
        return values
    }
}

/// The text is not JSON.
struct JSONFault: Error {}

private struct JSONReader {
    var rest: ArraySlice<UInt8>

    mutating func value() throws(JSONFault) -> JSONValue {
        skipBlanks()
        switch rest.first {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func skipBlanks() {
        rest = rest.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard rest.first == UInt8(ascii: byte) else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(JSONFault) -> JSONValue {
        guard rest.starts(with: word.utf8) else { throw JSONFault() }
        rest.removeFirst(word.utf8.count)
        return value
    }

    private mutating func number() throws(JSONFault) -> JSONValue {
        let text = rest.prefix { !$0.isASCIIBlank && !Array("]},".utf8).contains($0) }
        guard let value = Double(String(decoding: text, as: UTF8.self)) else { throw JSONFault() }
        rest.removeFirst(text.count)
        return .number(value)
    }

    private mutating func array() throws(JSONFault) -> JSONValue {
        guard take("[") else { throw JSONFault() }
        var values: [JSONValue] = []
        guard !take("]") else { return .array(values) }
        repeat { values.append(try value()) } while take(",")
        guard take("]") else { throw JSONFault() }
        return .array(values)
    }

    private mutating func object() throws(JSONFault) -> JSONValue {
        guard take("{") else { throw JSONFault() }
        var members: [String: JSONValue] = [:]
        guard !take("}") else { return .object(members) }
        repeat {
            skipBlanks()
            let key = try string()
            guard take(":") else { throw JSONFault() }
            members[key] = try value()
        } while take(",")
        guard take("}") else { throw JSONFault() }
        return .object(members)
    }

    private mutating func string() throws(JSONFault) -> String {
        guard take("\"") else { throw JSONFault() }
        var units: [UInt16] = []
        while true {
            let plain = rest.prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
            units.append(contentsOf: String(decoding: plain, as: UTF8.self).utf16)
            rest.removeFirst(plain.count)
            guard let byte = rest.popFirst() else { throw JSONFault() }
            guard byte == UInt8(ascii: "\\") else { break }
            units.append(try escapedUnit())
        }
        return String(decoding: units, as: UTF16.self)
    }

    private mutating func escapedUnit() throws(JSONFault) -> UInt16 {
        guard let byte = rest.popFirst() else { throw JSONFault() }
        switch byte {
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "u"):
            let digits = String(decoding: rest.prefix(4), as: UTF8.self)
            guard let unit = UInt16(digits, radix: 16) else { throw JSONFault() }
            rest.removeFirst(4)
            return unit
        default: return UInt16(byte)
        }
    }
}

extension UInt8 {
    fileprivate var isASCIIBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
