import CrawlModel
import HTMLStandard
import URLStandard

/// Gathers, token by token, what a page says about itself and how much text it shows.
///
/// Text that is only counted costs no allocation, and what is kept is bounded.
struct PageFacts {
    private var text = TextMeter()
    private var headings = HeadingCollector()
    private var meta: MetaCollector
    private var relations = RelationCollector()
    private var linkedData = LinkedDataCollector()
    private var language: String?
    /// The element whose text is not shown, and how often it is open.
    private var muted: (name: HTMLName, depth: Int) = (.none, 0)
    private let reader: DirectiveReader
    private let roles = TextRoleTable.shared

    /// - Parameter reader: Knows which directives are for us.
    init(reader: DirectiveReader) {
        self.reader = reader
        meta = MetaCollector(reader: reader)
    }

    /// Forgets the page.
    mutating func reset() {
        self = PageFacts(reader: reader)
    }

    /// Notes a start tag, the last tag of a tokenizer; elements of SVG and MathML are no HTML.
    mutating func open(_ tag: HTMLToken, of tokenizer: borrowing HTMLTokenizer, isHTML: Bool) {
        linkedData.close()
        if isHTML && (tag.name.mayMatter || tag.name == .html) { read(tag, tokenizer) }
        guard muted.depth == 0 else {
            if tag.name == muted.name { muted.depth += 1 }
            return
        }
        let role = roles.role(of: tag.name)
        guard role != .phrasing else { return }
        separate()
        if role == .muted, isHTML || !tag.isSelfClosing { muted = (tag.name, 1) }
        if let level = role.headingLevel, isHTML { headings.open(level) }
    }

    /// Notes an end tag.
    mutating func close(_ tag: HTMLToken) {
        linkedData.close()
        guard muted.depth == 0 else {
            if tag.name == muted.name { muted.depth -= 1 }
            return
        }
        let role = roles.role(of: tag.name)
        guard role != .phrasing else { return }
        separate()
        if role.headingLevel != nil { headings.close() }
    }

    /// Takes a text.
    mutating func take(_ token: HTMLToken, of tokenizer: borrowing HTMLTokenizer) {
        if linkedData.isOpen { linkedData.take(token, from: tokenizer) }
        guard muted.depth == 0 else { return }
        text.take(token, of: tokenizer.input)
        if headings.isOpen { headings.take(token, from: tokenizer) }
    }

    /// What was gathered.
    ///
    /// - Parameters:
    ///   - base: What the page's references are relative to.
    ///   - source: The page's own URL, to which those of its fields are relative, and these.
    /// - Returns: All of it, references resolved.
    func metadata(base: WebURL, source: PageSource) -> PageMetadata {
        var metadata = PageMetadata()
        metadata.description = meta.description
        metadata.keywords = meta.keywords
        metadata.language = language
        metadata.canonical =
            relations.canonical(from: base)
            ?? source.fields.canonicalReference.flatMap { source.url.page($0) }
        metadata.directives = meta.directives.union(reader.directives(of: source.fields))
        metadata.alternates = relations.alternates(from: base)
        metadata.properties = meta.properties
        var headings = headings
        headings.close()
        metadata.headings = headings.headings
        metadata.linkedData = linkedData.blocks
        metadata.text = text.measure
        return metadata
    }

    private mutating func separate() {
        text.separate()
        if headings.isOpen { headings.separate() }
    }

    private mutating func read(_ tag: HTMLToken, _ tokenizer: borrowing HTMLTokenizer) {
        switch tag.name {
        case .meta: meta.read(tokenizer)
        case .link: relations.read(tokenizer)
        case .script: linkedData.open(tokenizer)
        case .html where language == nil:
            let limit = RelationCollector.maximumLanguageCount
            language = tokenizer.text(of: .lang, limit: limit)
        default: return
        }
    }
}
