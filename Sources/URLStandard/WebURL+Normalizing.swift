extension WebURL {
    /// The spelling that stands for all spellings which RFC 3986, 6.2.2 calls equal; no fragment.
    ///
    /// The parser has done the most: small letters, the default port, dot segments, the empty path.
    /// What remains are percent-encoded bytes: those that need no encoding are decoded, the digits
    /// of the others are capitals. The order of a query's parts and its emptiness are kept.
    ///
    /// - Complexity: O(n) in the URL's length.
    package var normalForm: [UInt8] {
        var form: [UInt8] = []
        form.append(normalizing: bytes.span.extracting(..<parts.fragmentStart))
        return form
    }
}

extension [UInt8] {
    /// Appends a URL's bytes, percent-encoded ones in the one form that they have in normal URLs.
    package mutating func append(normalizing url: Span<UInt8>) {
        reserveCapacity(count + url.count)
        var index = 0
        // After a percent sign that encodes nothing, a decoded digit would make it encode.
        var plainAgain = 0
        while index < url.count {
            guard let byte = url.percentEncodedByte(at: index) else {
                append(url[index])
                if url[index] == UInt8(ascii: "%") { plainAgain = count + 2 }
                index += 1
                continue
            }
            if byte.isUnreserved, count >= plainAgain {
                append(byte)
            } else {
                appendPercentEncoded(byte)
            }
            index += 3
        }
    }
}

extension UInt8 {
    /// True for the bytes that mean the same encoded or not (RFC 3986, 2.3).
    fileprivate var isUnreserved: Bool {
        switch self {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: isASCIIAlphanumeric
        }
    }
}
