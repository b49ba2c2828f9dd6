// The standard library knows the normal form but shows it only to those who ask by this name.
@_spi(_Unicode) import Swift

/// Domains with letters beyond ASCII: UTS 46 as the URL Standard asks for it (3.3).
///
/// CheckBidi and CheckJoiners are true; CheckHyphens, UseSTD3ASCIIRules, Transitional_Processing,
/// VerifyDnsLength and IgnoreInvalidPunycode are false.
enum InternationalDomain {
    /// The longest domain, in bytes: no name of more than 253 is ever found.
    ///
    /// Mapping makes a domain longer, and decoding Punycode moves what follows each scalar.
    private static let longest = 1024

    /// The ASCII form of a domain in UTF-8; nil where it is no valid domain.
    static func ascii(_ domain: [UInt8]) -> [UInt8]? {
        guard domain.count <= longest else { return nil }
        var labels: [[Unicode.Scalar]] = []
        let mapped = normalized(domain)
        for label in mapped.split(separator: ".", omittingEmptySubsequences: false) {
            guard let label = unicode(Array(label)) else { return nil }
            labels.append(label)
        }
        guard keepsDirection(labels) else { return nil }
        return Array(labels.map(ascii).joined(separator: [UInt8(ascii: ".")]))
    }

    /// The first two steps: map, then Normalization Form C.
    private static func normalized(_ domain: [UInt8]) -> [Unicode.Scalar] {
        var mapped = String.UnicodeScalarView()
        for scalar in domain.span.scalars(in: 0..<domain.count) {
            MappingTable.shared.map(scalar, into: &mapped)
        }
        return composed(mapped)
    }

    /// Normalization Form C: what has no code point from U+0300 on is in it already.
    private static func composed(_ text: String.UnicodeScalarView) -> [Unicode.Scalar] {
        text.allSatisfy { $0.value < 0x300 } ? Array(text) : Array(String(text)._nfc)
    }

    /// A label decoded where it is Punycode; nil where it is not valid.
    private static func unicode(_ label: [Unicode.Scalar]) -> [Unicode.Scalar]? {
        guard label.starts(with: "xn--".unicodeScalars) else {
            return isValid(label) ? label : nil
        }
        let form = label.dropFirst(4).map { $0.isASCII ? UInt8($0.value) : 0x80 }
        guard let decoded = Punycode.decode(form[...]), !decoded.allSatisfy(\.isASCII) else {
            return nil
        }
        guard composed(String.UnicodeScalarView(decoded)) == decoded else {
            return nil
        }
        let isNested = decoded.starts(with: "xn--".unicodeScalars)
        return !isNested && isValid(decoded) ? decoded : nil
    }

    private static func ascii(_ label: [Unicode.Scalar]) -> [UInt8] {
        guard !label.allSatisfy(\.isASCII) else {
            return label.map { UInt8(truncatingIfNeeded: $0.value) }
        }
        return Array("xn--".utf8) + Punycode.encode(label)
    }
}
