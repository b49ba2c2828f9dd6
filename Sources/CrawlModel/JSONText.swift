/// Text in the form of JSON; RFC 8259, section 7.
package enum JSONText {
    /// An array of strings.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func array(of texts: [String]) -> String {
        "[" + texts.map(string).joined(separator: ",") + "]"
    }

    /// A string with its quotes.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func string(_ text: String) -> String {
        var json: [UInt8] = []
        append(text, to: &json)
        return String(decoding: json, as: UTF8.self)
    }

    /// Appends bytes as a string with its quotes; what is no UTF-8 becomes U+FFFD.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func append(_ bytes: ArraySlice<UInt8>, to json: inout [UInt8]) {
        guard bytes.allSatisfy({ $0 < 0x80 }) else {
            return append(String(decoding: bytes, as: UTF8.self), to: &json)
        }
        json.append(UInt8(ascii: "\""))
        for byte in bytes { append(byte, to: &json) }
        json.append(UInt8(ascii: "\""))
    }

    /// Appends text as a string with its quotes.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func append(_ text: String, to json: inout [UInt8]) {
        json.append(UInt8(ascii: "\""))
        for byte in text.utf8 { append(byte, to: &json) }
        json.append(UInt8(ascii: "\""))
    }

    /// Appends a whole number.
    package static func append(_ number: UInt64, to json: inout [UInt8]) {
        var rest = number
        let start = json.count
        repeat {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            json.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
            rest = quotient
        } while rest > 0
        json[start...].reverse()
    }

    /// Appends one byte of a string; all that has to be escaped is ASCII.
    private static func append(_ byte: UInt8, to json: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            json.append(UInt8(ascii: "\\"))
            json.append(byte)
        case 0..<0x20:
            json.append(contentsOf: "\\u00".utf8)
            json.append(UInt8(ascii: "0") + byte >> 4)
            let digit = byte & 15
            json.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
        default: json.append(byte)
        }
    }
}
