/// The one spelling in which paths and patterns are compared: RFC 9309 section 2.2.2.
///
/// Percent-encoded unreserved characters are decoded, and all that a URI cannot hold is encoded,
/// with capital digits. Literal stars and dollars are encoded too: raw ones are only wildcards.
enum ComparisonForm {
    /// Appends a URL's path and query.
    static func append(path: Span<UInt8>, to form: inout [UInt8]) {
        form.reserveCapacity(form.count + path.count + 1)
        if path.isEmpty || path[0] != UInt8(ascii: "/") { form.append(UInt8(ascii: "/")) }
        append(path, to: &form) { _ in false }
    }

    /// Appends a rule's pattern, with its wildcards as they are.
    static func append(pattern: Span<UInt8>, to form: inout [UInt8]) {
        append(pattern, to: &form) { index in
            pattern[index] == UInt8(ascii: "*") || index == pattern.count - 1
        }
    }

    /// Appends a text, asking about its stars and dollars whether they are wildcards.
    private static func append(
        _ text: Span<UInt8>,
        to form: inout [UInt8],
        isWildcard: (Int) -> Bool
    ) {
        var index = 0
        while index < text.count {
            if let value = encodedByte(in: text, at: index) {
                value.isUnreserved ? form.append(value) : appendEncoded(value, to: &form)
                index += 3
                continue
            }
            let byte = text[index]
            let isKept = byte.isPossibleWildcard ? isWildcard(index) : byte.isComparedRaw
            isKept ? form.append(byte) : appendEncoded(byte, to: &form)
            index += 1
        }
    }

    private static func encodedByte(in text: Span<UInt8>, at index: Int) -> UInt8? {
        guard text[index] == UInt8(ascii: "%"), index + 2 < text.count else { return nil }
        guard let high = text[index + 1].hexValue, let low = text[index + 2].hexValue else {
            return nil
        }
        return high << 4 | low
    }

    private static func appendEncoded(_ byte: UInt8, to form: inout [UInt8]) {
        form.append(UInt8(ascii: "%"))
        form.append((byte >> 4).hexDigit)
        form.append((byte & 0xF).hexDigit)
    }
}

extension UInt8 {
    /// RFC 3986 section 2.3.
    fileprivate var isUnreserved: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    fileprivate var isPossibleWildcard: Bool {
        self == UInt8(ascii: "*") || self == UInt8(ascii: "$")
    }

    /// True for what a URI may hold as it is: RFC 3986 section 2.
    ///
    /// The apostrophe is not among it, because the URL Standard encodes it in queries.
    fileprivate var isComparedRaw: Bool {
        switch self {
        case UInt8(ascii: "%"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "&"),
            UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"):
            true
        default: isUnreserved
        }
    }

    fileprivate var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46, 0x61...0x66: (self & 0xDF) - 0x41 + 10
        default: nil
        }
    }

    fileprivate var hexDigit: UInt8 { self < 10 ? 0x30 + self : 0x41 + self - 10 }
}
