package import CrawlModel
import HTMLStandard
package import URLStandard

/// Reads an HTML page: title, links, and where it is wanted all else it says of itself; one parser
/// reads many pages, one after the other.
///
/// Time and memory are linear in the body, whatever it holds.
package struct PageParser {
    private var feedback: HTMLTreeFeedback
    private var links = LinkReader()
    private var title = PageTitle()
    private var omittedAttributeCount = 0
    private var facts: PageFacts
    private let directives: DirectiveReader
    /// False where only title and links are wanted: then most of a page is passed over unread.
    private let readsFacts: Bool

    /// A reader of titles and links only.
    package init() {
        feedback = HTMLTreeFeedback(skims: true)
        directives = DirectiveReader(agent: "")
        facts = PageFacts(reader: directives)
        readsFacts = false
    }

    /// A reader of everything.
    ///
    /// - Parameters:
    ///   - agent: The product token by which pages address us.
    ///   - ignored: What does not make URLs different from each other.
    package init(agent: String, ignoring ignored: IgnoredDifferences = IgnoredDifferences()) {
        feedback = HTMLTreeFeedback()
        directives = DirectiveReader(agent: agent)
        facts = PageFacts(reader: directives)
        readsFacts = true
        links.collector.ignored = ignored
    }

    /// Reads a page of which no more is known than the URL that answered.
    package mutating func parse(_ body: [UInt8], at url: WebURL) -> ParsedPage {
        parse(body, from: PageSource(url: url))
    }

    /// Reads a page, and the links of its answer's header fields.
    ///
    /// - Parameters:
    ///   - body: The page in UTF-8.
    ///   - source: What is known of it.
    /// - Returns: What it says; links are resolved against the page's base.
    /// - Complexity: O(n) in the bytes of body and fields.
    package mutating func parse(_ body: [UInt8], from source: PageSource) -> ParsedPage {
        let span = body.span
        let mark = body.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var base = ReferencePoint(documentURL: source.url)
        repeat {
            links.begin(source, base: base.url, offset: mark, bodyCount: body.count)
            // A base also rules the links before it, which are then read again.
        } while !read(span.extracting(mark...), against: &base)
        var page = ParsedPage()
        page.title = title.text
        page.links = links.collector.list
        page.omittedAttributeCount = omittedAttributeCount
        if readsFacts { page.metadata = facts.metadata(base: base.url, source: source) }
        page.links.isWithheld = page.metadata.directives.contains(.nofollow)
        return page
    }

    /// Reads a style sheet's links, and those of its answer's header fields.
    ///
    /// - Complexity: O(n) in the bytes of body and fields.
    package mutating func parse(styleSheet body: [UInt8], from source: PageSource) -> ParsedPage {
        links.begin(source, base: source.url, offset: 0, bodyCount: body.count)
        links.readSheet(body.span)
        return page(of: source)
    }

    /// Reads the links of a feed's items, its title, and the links of its answer's header fields.
    ///
    /// - Complexity: O(n) in the bytes of body and fields.
    package mutating func parse(feed body: [UInt8], from source: PageSource) -> ParsedPage {
        let mark = body.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        links.begin(source, base: source.url, offset: mark, bodyCount: body.count)
        var reader = FeedReader(into: links.collector, base: source.url, offset: mark)
        links.collector = reader.read(body.span.extracting(mark...))
        var page = page(of: source)
        page.title = reader.title
        return page
    }

    /// What is no HTML: its links, and what its answer's fields say of them.
    private func page(of source: PageSource) -> ParsedPage {
        var page = ParsedPage()
        page.links = links.collector.list
        page.metadata.directives = directives.directives(of: source.fields)
        page.links.isWithheld = page.metadata.directives.contains(.nofollow)
        return page
    }

    /// Reads all tokens; false where a base was found too late.
    private mutating func read(_ text: Span<UInt8>, against base: inout ReferencePoint) -> Bool {
        feedback.reset()
        title = PageTitle()
        facts.reset()
        var tokenizer = HTMLTokenizer(text)
        tokenizer.skims = feedback.allowsSkimming
        while true {
            let token = tokenizer.next()
            switch token.kind {
            case .end:
                links.end()
                omittedAttributeCount = tokenizer.omittedAttributeCount
                return true
            case .startTag:
                title.close()
                feedback.note(token, in: &tokenizer)
                guard open(token, of: tokenizer, against: &base) else { return false }
                tokenizer.skims = feedback.allowsSkimming && !links.wantsText
            case .endTag: close(token, in: &tokenizer)
            case .text:
                if title.isOpen { title.take(token, from: tokenizer) }
                if readsFacts { facts.take(token, of: tokenizer) }
                if links.takesText { links.take(token, from: tokenizer) }
                tokenizer.skims = feedback.allowsSkimming && !links.wantsText
            default: break
            }
        }
    }

    private mutating func close(_ tag: HTMLToken, in tokenizer: inout HTMLTokenizer) {
        title.close()
        feedback.note(tag, in: &tokenizer)
        if readsFacts { facts.close(tag) }
        links.close(tag)
        tokenizer.skims = feedback.allowsSkimming && !links.wantsText
    }

    /// Reads a start tag; false where it is a base that changes what links before it mean.
    // All that look at the tag do it in here: each time that a tokenizer is lent, it is copied.
    @inline(never)
    private mutating func open(
        _ tag: HTMLToken,
        of tokenizer: borrowing HTMLTokenizer,
        against base: inout ReferencePoint
    ) -> Bool {
        if readsFacts { facts.open(tag, of: tokenizer, isHTML: feedback.isHTML) }
        links.open(tag, isHTML: feedback.isHTML, from: tokenizer)
        guard tag.name.mayMatter, feedback.isHTML else { return true }
        if tag.name == .base { return readBase(from: tokenizer, into: &base) }
        if tag.name == .title { title.open() }
        return true
    }

    private mutating func readBase(
        from tokenizer: borrowing HTMLTokenizer,
        into base: inout ReferencePoint
    ) -> Bool {
        guard !base.isKnown, let href = tokenizer.attribute(named: .href) else { return true }
        guard base.note(href, of: tokenizer) else { return true }
        guard links.collector.isUntouched else { return false }
        links.collector.rebase(base.url)
        return true
    }
}
