// The standard library knows the normal form but shows it only to those who ask by this name.
@_spi(_Unicode) import Swift

/// Domains with letters beyond ASCII: UTS 46 as the URL Standard asks for it (3.3).
///
/// CheckBidi and CheckJoiners are true; CheckHyphens, UseSTD3ASCIIRules, Transitional_Processing,
/// VerifyDnsLength and IgnoreInvalidPunycode are false. The storage is kept from one domain to the
/// next, since a page may name thousands.
struct InternationalDomain: Sendable {
    /// The longest domain, in bytes: no name of more than 253 is ever found.
    ///
    /// Mapping makes a domain longer, and decoding Punycode moves what follows each scalar.
    private static let longest = 1024

    /// The domain mapped and in Normalization Form C.
    private var text: [Unicode.Scalar] = []
    /// False where a scalar of the text may be one that no label holds.
    private var isMapped = true
    /// The labels in Unicode, one after the other, and where each ends.
    private var labels: [Unicode.Scalar] = []
    private var ends: [Int] = []
    private var encoder = PunycodeEncoder()
    /// The ASCII form of the last domain that is valid.
    private(set) var ascii: [UInt8] = []

    /// Finds the ASCII form of a domain in UTF-8; false where it is no valid domain.
    mutating func convert(_ domain: Span<UInt8>) -> Bool {
        guard domain.count <= Self.longest else { return false }
        normalize(domain)
        guard readLabels(), keepsDirection else { return false }
        ascii.removeAll(keepingCapacity: true)
        var start = 0
        for (number, end) in ends.enumerated() {
            if number > 0 { ascii.append(UInt8(ascii: ".")) }
            append(labels[start..<end])
            start = end
        }
        return true
    }

    /// The first two steps: map, then Normalization Form C.
    private mutating func normalize(_ domain: Span<UInt8>) {
        text.removeAll(keepingCapacity: true)
        isMapped = true
        var index = 0
        while index < domain.count {
            let (scalar, length) = domain.scalar(at: index)
            if !MappingTable.shared.map(scalar, into: &text) { isMapped = false }
            index += length
        }
        guard let composed = Self.composed(text) else { return }
        text = composed
        isMapped = false
    }

    /// The Normalization Form C of a text that is in another form, else nil.
    private static func composed(_ text: [Unicode.Scalar]) -> [Unicode.Scalar]? {
        guard !text.allSatisfy(isAlwaysComposed) else { return nil }
        // A string is made of bytes in a third of the time that scalars take.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 * text.count)
        for scalar in text { bytes.append(contentsOf: scalar.utf8) }
        var composed: [Unicode.Scalar] = []
        composed.reserveCapacity(text.count)
        for scalar in String(decoding: bytes, as: UTF8.self)._nfc { composed.append(scalar) }
        return composed == text ? nil : composed
    }

    /// True for letters of the usual scripts that no normalization changes, whatever stands by.
    static func isAlwaysComposed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x300, 0x388..<0x483, 0x48A..<0x591, 0x5D0..<0x5EB, 0x620..<0x64B, 0x904..<0x93A,
            0xE01..<0xE31, 0x10D0..<0x1100, 0x1E00..<0x1F70, 0x3041..<0x3097, 0x30A1..<0x30FB,
            0x3400..<0xA000, 0xAC00..<0xD7A4, 0x2_0000..<0x2_F800, 0x3_0000..<0x3_2000:
            true
        default: false
        }
    }

    /// Finds the labels; false where one is not valid.
    private mutating func readLabels() -> Bool {
        labels.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        var start = 0
        while start <= text.count {
            let end = text[start...].firstIndex(of: ".") ?? text.count
            guard readLabel(text[start..<end]) else { return false }
            ends.append(labels.count)
            start = end + 1
        }
        return true
    }

    private mutating func readLabel(_ label: ArraySlice<Unicode.Scalar>) -> Bool {
        if label.starts(with: "xn--".unicodeScalars) { return decode(label.dropFirst(4)) }
        labels.append(contentsOf: label)
        return Self.isValid(label, isMapped: isMapped)
    }

    /// Reads a label that is Punycode.
    private mutating func decode(_ form: ArraySlice<Unicode.Scalar>) -> Bool {
        let bytes = form.map { $0.isASCII ? UInt8($0.value) : 0x80 }
        guard let decoded = Punycode.decode(bytes[...]), !decoded.allSatisfy(\.isASCII),
            Self.composed(decoded) == nil, !decoded.starts(with: "xn--".unicodeScalars)
        else { return false }
        labels.append(contentsOf: decoded)
        return Self.isValid(decoded[...], isMapped: false)
    }

    private mutating func append(_ label: ArraySlice<Unicode.Scalar>) {
        guard !label.allSatisfy(\.isASCII) else {
            for scalar in label { ascii.append(UInt8(truncatingIfNeeded: scalar.value)) }
            return
        }
        ascii.append(contentsOf: "xn--".utf8)
        encoder.append(label, to: &ascii)
    }

    /// True where no label is written right to left, or all labels keep the Bidi rule.
    private var keepsDirection: Bool {
        guard labels.contains(where: Self.runsRightToLeft) else { return true }
        var start = 0
        for end in ends {
            guard Self.keepsBidiRule(labels[start..<end]) else { return false }
            start = end
        }
        return true
    }
}
