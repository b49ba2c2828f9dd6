import CrawlModel
import HTMLStandard

/// Gathers what a page's `meta` elements say.
struct MetaCollector {
    /// The longest text that is kept, in bytes of UTF-8.
    static var maximumTextCount: Int { 1_024 }
    /// The most properties that are kept of one page.
    static var maximumPropertyCount: Int { 64 }
    private static var maximumNameCount: Int { 64 }
    /// How many `meta` elements are read at all.
    private static var maximumCount: Int { 1_024 }

    private(set) var description: String?
    private(set) var keywords: String?
    private(set) var directives: PageDirectives = []
    private(set) var properties: [PageMetadata.Pair] = []
    private var count = 0
    private let reader: DirectiveReader

    init(reader: DirectiveReader) {
        self.reader = reader
    }

    /// Reads the last tag of a tokenizer, a `meta` element.
    mutating func read(_ tokenizer: borrowing HTMLTokenizer) {
        guard count < Self.maximumCount, let content = tokenizer.attribute(named: .content),
            !content.isOversized
        else { return }
        count += 1
        let limit = Self.maximumNameCount
        let name = tokenizer.text(of: HTMLName.name, limit: limit)?.lowercased()
        let property = tokenizer.text(of: HTMLName.property, limit: limit)?.lowercased()
        guard name != nil || property != nil else { return }
        let bytes = tokenizer.value(of: content)
        if let name { take(bytes, as: name) }
        if let property, property != name { take(bytes, as: property) }
    }

    private mutating func take(_ bytes: [UInt8], as name: String) {
        if reader.isAddressed(by: name) {
            let content = String(decoding: bytes, as: UTF8.self)
            directives.formUnion(reader.directives(ofContent: content))
        }
        let isProperty = ["og:", "twitter:", "article:"].contains { name.hasPrefix($0) }
        guard isProperty || name == "description" || name == "keywords" else { return }
        guard let text = BoundedText.collapsed(bytes, limit: Self.maximumTextCount) else { return }
        switch name {
        case "description": description = description ?? text
        case "keywords": keywords = keywords ?? text
        default: keep(PageMetadata.Pair(name: name, value: text))
        }
    }

    private mutating func keep(_ property: PageMetadata.Pair) {
        guard properties.count < Self.maximumPropertyCount else { return }
        if !properties.contains(property) { properties.append(property) }
    }
}
