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
        var labels: [ArraySlice<Unicode.Scalar>] = []
        for label in normalized(domain).split(separator: ".", omittingEmptySubsequences: false) {
            guard let label = unicode(label) else { return nil }
            labels.append(label)
        }
        guard keepsDirection(labels) else { return nil }
        var ascii: [UInt8] = []
        ascii.reserveCapacity(domain.count * 2)
        for (index, label) in labels.enumerated() {
            if index > 0 { ascii.append(UInt8(ascii: ".")) }
            append(label, to: &ascii)
        }
        return ascii
    }

    /// The first two steps: map, then Normalization Form C.
    private static func normalized(_ domain: [UInt8]) -> [Unicode.Scalar] {
        var mapped: [Unicode.Scalar] = []
        mapped.reserveCapacity(domain.count)
        var index = 0
        while index < domain.count {
            let (scalar, length) = domain.span.scalar(at: index)
            MappingTable.shared.map(scalar, into: &mapped)
            index += length
        }
        return composed(mapped)
    }

    /// Normalization Form C.
    private static func composed(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard !text.allSatisfy(isAlwaysComposed) else { return text }
        return Array(String(String.UnicodeScalarView(text))._nfc)
    }

    /// True for letters of the usual scripts that no normalization changes, whatever stands by.
    static func isAlwaysComposed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x300, 0x3B1..<0x3CF, 0x430..<0x460, 0x5D0..<0x5EB, 0x621..<0x64B, 0xE01..<0xE31,
            0x3041..<0x3097, 0x30A1..<0x30FB, 0x4E00..<0xA000, 0xAC00..<0xD7A4:
            true
        default: false
        }
    }

    /// A label decoded where it is Punycode; nil where it is not valid.
    private static func unicode(_ label: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>?
    {
        guard label.starts(with: "xn--".unicodeScalars) else {
            return isValid(label) ? label : nil
        }
        let form = label.dropFirst(4).map { $0.isASCII ? UInt8($0.value) : 0x80 }
        guard let decoded = Punycode.decode(form[...]), !decoded.allSatisfy(\.isASCII) else {
            return nil
        }
        guard composed(decoded) == decoded else { return nil }
        let isNested = decoded.starts(with: "xn--".unicodeScalars)
        return !isNested && isValid(decoded[...]) ? decoded[...] : nil
    }

    private static func append(_ label: ArraySlice<Unicode.Scalar>, to ascii: inout [UInt8]) {
        guard !label.allSatisfy(\.isASCII) else {
            for scalar in label { ascii.append(UInt8(truncatingIfNeeded: scalar.value)) }
            return
        }
        ascii.append(contentsOf: "xn--".utf8)
        ascii.append(contentsOf: Punycode.encode(Array(label)))
    }
}
