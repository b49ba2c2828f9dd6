/// What the attributes of a meta element say about the page's encoding.
struct MetaDeclaration {
    private var hasPragma = false
    /// True where only a pragma makes the charset count, false where it counts alone.
    private var needsPragma: Bool?
    private var charset: TextEncoding?
    private var known: Names = []

    private struct Names: OptionSet {
        let rawValue: UInt8

        static let pragma = Names(rawValue: 1)
        static let content = Names(rawValue: 2)
        static let charset = Names(rawValue: 4)

        /// The name alone, none where it does not matter.
        static func named(_ name: Range<Int>, of body: Span<UInt8>) -> Names {
            if body.spells("http-equiv", in: name) { return .pragma }
            if body.spells("content", in: name) { return .content }
            return body.spells("charset", in: name) ? .charset : []
        }
    }

    /// So much of a value is read.
    private static var longestValue: Int { 1_024 }

    /// Takes an attribute; of equal names the first counts.
    mutating func take(_ attribute: TagReader.Attribute, of body: Span<UInt8>) {
        let name = Names.named(attribute.name, of: body)
        guard !name.isEmpty, known.insert(name).inserted else { return }
        let value = attribute.value.prefix(Self.longestValue)
        switch name {
        case .pragma: hasPragma = body.spells("content-type", in: value)
        case .content: takeContent(value.map { body[$0].lowercased })
        default:
            charset = TextEncoding(label: value.map { body[$0].lowercased })
            needsPragma = false
        }
    }

    private mutating func takeContent(_ value: [UInt8]) {
        guard !known.contains(.charset) else { return }
        guard let encoding = Self.encoding(inContent: value[...]) else { return }
        charset = encoding
        needsPragma = true
    }

    /// The encoding that the element declares: none that a prescan could not have read.
    var encoding: TextEncoding? {
        guard let needsPragma, !needsPragma || hasPragma else { return nil }
        switch charset {
        case .utf16BE, .utf16LE: return .utf8
        case .userDefined: return .windows1252
        default: return charset
        }
    }

    /// Extracts a character encoding from a meta element's content (HTML Standard, 2.4.6).
    static func encoding(inContent content: ArraySlice<UInt8>) -> TextEncoding? {
        var rest = content
        while let start = rest.firstIndex(of: UInt8(ascii: "c")) {
            rest = rest[start...]
            guard rest.prefix(7).elementsEqual("charset".utf8) else {
                rest = rest.dropFirst()
                continue
            }
            rest = rest.dropFirst(7).drop(while: \.isBlank)
            guard rest.first == UInt8(ascii: "=") else { continue }
            return value(rest.dropFirst().drop(while: \.isBlank)).flatMap { .init(label: $0) }
        }
        return nil
    }

    private static func value(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let quote = text.first else { return nil }
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return text.prefix { !$0.isBlank && $0 != UInt8(ascii: ";") }
        }
        let value = text.dropFirst().prefix { $0 != quote }
        return value.endIndex < text.endIndex ? value : nil
    }
}
