import URLStandard

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
        append(bytes.span, to: &json)
    }

    /// Appends bytes as a string with its quotes; what is no UTF-8 becomes U+FFFD.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func append(_ bytes: Span<UInt8>, to json: inout [UInt8]) {
        guard !isPlain(bytes) else { return append(plain: bytes, to: &json) }
        guard (try? UTF8Span(validating: bytes)) != nil else {
            var text: [UInt8] = []
            text.append(bytes)
            return append(String(decoding: text, as: UTF8.self), to: &json)
        }
        append(escaping: bytes, to: &json)
    }

    /// Appends an array of two strings; what is no UTF-8 becomes U+FFFD.
    ///
    /// - Complexity: O(n) in the bytes.
    static func append(pair name: Span<UInt8>, _ value: Span<UInt8>, to json: inout [UInt8]) {
        guard isPlain(name), isPlain(value) else {
            json.append(UInt8(ascii: "["))
            append(name, to: &json)
            json.append(UInt8(ascii: ","))
            append(value, to: &json)
            return json.append(UInt8(ascii: "]"))
        }
        json.append(addingCapacity: name.count + value.count + 7) { json in
            json.append(UInt8(ascii: "["))
            append(plain: name, to: &json)
            json.append(UInt8(ascii: ","))
            append(plain: value, to: &json)
            json.append(UInt8(ascii: "]"))
        }
    }

    /// True where bytes stand in a string as they are: ASCII that needs no escape.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func isPlain(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices {
            guard bytes[index] < 0x80, !isEscaped(bytes[index]) else { return false }
        }
        return true
    }

    /// Appends bytes that are plain as a string with its quotes, where all have room.
    package static func append(plain bytes: Span<UInt8>, to json: inout OutputSpan<UInt8>) {
        json.append(UInt8(ascii: "\""))
        for index in bytes.indices { json.append(bytes[index]) }
        json.append(UInt8(ascii: "\""))
    }

    /// Appends text as a string with its quotes.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func append(_ text: String, to json: inout [UInt8]) {
        let bytes = text.utf8.span
        guard !isPlain(bytes) else { return append(plain: bytes, to: &json) }
        append(escaping: bytes, to: &json)
    }

    private static func append(plain bytes: Span<UInt8>, to json: inout [UInt8]) {
        json.append(addingCapacity: bytes.count + 2) { append(plain: bytes, to: &$0) }
    }

    private static func append(escaping bytes: Span<UInt8>, to json: inout [UInt8]) {
        json.append(UInt8(ascii: "\""))
        for index in bytes.indices { append(bytes[index], to: &json) }
        json.append(UInt8(ascii: "\""))
    }

    /// How many bytes have to be free where a number is appended: three groups of digits.
    package static var numberRoom: Int { 24 }

    /// Appends a whole number.
    package static func append(_ number: UInt64, to json: inout [UInt8]) {
        json.append(addingCapacity: numberRoom) { append(number, to: &$0) }
    }

    /// Appends a whole number where `numberRoom` bytes are free.
    package static func append(_ number: UInt64, to json: inout OutputSpan<UInt8>) {
        let group: UInt64 = 100_000_000
        guard number >= group else { return append(first: DecimalGroup(number), to: &json) }
        let high = number / group
        if high < group {
            append(first: DecimalGroup(high), to: &json)
        } else {
            append(first: DecimalGroup(high / group), to: &json)
            append(eight: DecimalGroup(high % group).digits, to: &json)
        }
        append(eight: DecimalGroup(number % group).digits, to: &json)
    }

    /// Appends digits without the zeros that they begin with.
    private static func append(first group: DecimalGroup, to json: inout OutputSpan<UInt8>) {
        let (digits, count) = group.trimmed
        append(eight: digits, to: &json)
        json.removeLast(8 - count)
    }

    /// Appends eight bytes, the lowest first.
    @inline(__always)
    private static func append(eight bytes: UInt64, to json: inout OutputSpan<UInt8>) {
        // Told so, the compiler leaves the check of each byte out and stores all eight at once.
        precondition(json.count >= 0 && json.capacity >= 8 && json.count <= json.capacity - 8)
        for index in 0..<8 as Range<UInt64> {
            json.append(UInt8(truncatingIfNeeded: bytes >> (index * 8)))
        }
    }

    /// True for what does not stand in a string as it is.
    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
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

/// Eight digits of a number, as characters from the lowest byte on.
///
/// All are divided at once: halves of four digits, then pairs, then single ones, each by a
/// multiplication and a shift that are exact in their ranges.
private struct DecimalGroup {
    let digits: UInt64

    /// - Parameter number: Less than 10⁸.
    init(_ number: UInt64) {
        let halves = number / 10_000 | (number % 10_000) << 32
        let hundreds = ((halves &* 10_486) >> 20) & 0x0000_007F_0000_007F
        let pairs = hundreds | (halves &- (hundreds &* 100)) << 16
        let tens = ((pairs &* 103) >> 10) & 0x000F_000F_000F_000F
        digits = (tens | (pairs &- (tens &* 10)) << 8) | 0x3030_3030_3030_3030
    }

    /// Without its leading zeros; the last digit stays.
    var trimmed: (digits: UInt64, count: Int) {
        let zeros = min((digits ^ 0x3030_3030_3030_3030).trailingZeroBitCount / 8, 7)
        return (digits >> UInt64(zeros * 8), 8 - zeros)
    }
}
