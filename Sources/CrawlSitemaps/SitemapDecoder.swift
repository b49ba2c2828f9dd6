/// The text of a sitemap as UTF-8, whichever encoding its first bytes declare.
///
/// What declares nothing is UTF-8, as the protocol asks. Encodings beyond UTF-8, UTF-16 and
/// Latin 1 are read as they are: locations are ASCII in all of them.
struct SitemapDecoder {
    private enum Encoding {
        case utf8, latin1
        case utf16(isBigEndian: Bool)
    }

    /// How far a declaration may reach.
    private static var maximumHeadCount: Int { 1_024 }

    private var encoding: Encoding?
    private var head: [UInt8] = []
    private var units: [UInt8] = []
    private var lead: UInt16?

    /// True where bytes are the text already.
    var isPlain: Bool {
        if case .utf8 = encoding { return true }
        return false
    }

    /// The text of the next bytes; the first ones wait until the encoding is known.
    mutating func decode(_ piece: Span<UInt8>, isLast: Bool = false) -> [UInt8] {
        guard encoding == nil else { return text(of: piece) }
        head.append(piece)
        guard isLast || head.count > Self.maximumHeadCount || isHeadWhole else { return [] }
        let start = decide()
        let rest = head[start...]
        head = []
        return text(of: rest.span)
    }

    private var isHeadWhole: Bool {
        guard head.count >= 5 else { return false }
        return !headText.starts(with: "<?xml".utf8) || head.contains(UInt8(ascii: ">"))
    }

    /// The head without its mark.
    private var headText: ArraySlice<UInt8> {
        head.starts(with: [0xEF, 0xBB, 0xBF]) ? head[3...] : head[...]
    }

    /// Chooses the encoding; the number of bytes that are only a mark of it.
    private mutating func decide() -> Int {
        let marks: [([UInt8], Encoding, Int)] = [
            ([0xEF, 0xBB, 0xBF], .utf8, 3), ([0xFE, 0xFF], .utf16(isBigEndian: true), 2),
            ([0xFF, 0xFE], .utf16(isBigEndian: false), 2),
            ([0, 0x3C], .utf16(isBigEndian: true), 0), ([0x3C, 0], .utf16(isBigEndian: false), 0),
        ]
        guard let mark = marks.first(where: { head.starts(with: $0.0) }) else {
            encoding = declaresLatin1 ? .latin1 : .utf8
            return 0
        }
        encoding = mark.1
        return mark.2
    }

    private var declaresLatin1: Bool {
        guard head.starts(with: "<?xml".utf8) else { return false }
        let declaration = Array(head.dropFirst().prefix { $0 != UInt8(ascii: ">") })
        let tag = XMLTag(declaration.span)
        guard let range = tag.value(of: "encoding") else { return false }
        let name = declaration[range]
        let labels: [StaticString] = ["iso-8859-1", "windows-1252", "latin1", "us-ascii", "ascii"]
        return labels.contains { name.span.equals($0) }
    }

    private mutating func text(of piece: Span<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        if isPlain {
            text.append(piece)
            return text
        }
        text.reserveCapacity(piece.count * 2)
        for index in piece.indices { append(piece[index], to: &text) }
        return text
    }

    private mutating func append(_ byte: UInt8, to text: inout [UInt8]) {
        switch encoding {
        case .latin1 where byte >= 0x80: text += String(Unicode.Scalar(byte)).utf8
        case .utf16(let isBigEndian):
            units.append(byte)
            guard units.count == 2 else { return }
            let (high, low) = isBigEndian ? (units[0], units[1]) : (units[1], units[0])
            units.removeAll(keepingCapacity: true)
            append(UInt16(high) << 8 | UInt16(low), to: &text)
        default: text.append(byte)
        }
    }

    private mutating func append(_ unit: UInt16, to text: inout [UInt8]) {
        if let lead {
            self.lead = nil
            if UTF16.isTrailSurrogate(unit) {
                text += String(decoding: [lead, unit], as: UTF16.self).utf8
                return
            }
            text += "\u{FFFD}".utf8
        }
        if UTF16.isLeadSurrogate(unit) {
            lead = unit
        } else {
            text += String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ piece: Span<UInt8>) {
        append(addingCapacity: piece.count) { output in
            for index in piece.indices { output.append(piece[index]) }
        }
    }
}
