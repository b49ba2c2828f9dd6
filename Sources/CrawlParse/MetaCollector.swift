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
        if let name { take(content, of: tokenizer, as: name) }
        if let property, property != name { take(content, of: tokenizer, as: property) }
    }

    private mutating func take(
        _ content: HTMLAttribute,
        of tokenizer: borrowing HTMLTokenizer,
        as name: String
    ) {
        let (isKept, isAddressed) = (Self.isKept(name), reader.isAddressed(by: name))
        guard isKept || isAddressed else { return }
        var bytes = tokenizer.value(of: content)
        if isAddressed {
            let content = String(decoding: bytes, as: UTF8.self)
            directives.formUnion(reader.directives(ofContent: content))
        }
        guard isKept, let text = BoundedText.collapse(&bytes, limit: Self.maximumTextCount) else {
            return
        }
        switch name {
        case "description": description = description ?? text
        case "keywords": keywords = keywords ?? text
        default: keep(PageMetadata.Pair(name: name, value: text))
        }
    }

    private static func isKept(_ name: String) -> Bool {
        name == "description" || name == "keywords"
            || ["og:", "twitter:", "article:"].contains { name.hasPrefix($0) }
    }

    private mutating func keep(_ property: PageMetadata.Pair) {
        guard properties.count < Self.maximumPropertyCount else { return }
        if !properties.contains(property) { properties.append(property) }
    }
}
