package import CrawlModel
import HTMLStandard
package import URLStandard

/// Reads an HTML page's title and links; one parser reads many pages, one after the other.
///
/// Time and memory are linear in the body, whatever it holds.
package struct PageParser {
    private var feedback = HTMLTreeFeedback(skims: true)
    private var links = LinkCollector()
    private var hasRefresh = false
    private var title = PageTitle()

    package init() {}

    /// Reads a page.
    ///
    /// - Parameters:
    ///   - body: The decoded body in UTF-8 or another ASCII-compatible encoding.
    ///   - url: The URL that answered, after all redirects.
    ///   - queryEncoding: The charset in which the queries of its links are sent, nil for UTF-8.
    /// - Returns: Its title and its links, resolved against the page's base.
    /// - Complexity: O(n) in the body's bytes.
    package mutating func parse(
        _ body: [UInt8],
        at url: WebURL,
        queryEncoding: (any QueryEncoding)? = nil
    ) -> ParsedPage {
        links.queryEncoding = queryEncoding
        let span = body.span
        let text = body.starts(with: [0xEF, 0xBB, 0xBF]) ? span.extracting(3...) : span
        var base = ReferencePoint(documentURL: url)
        // A base also rules the links before it, which are then read again.
        while !read(text, against: &base) {}
        var page = ParsedPage()
        page.title = title.text
        page.links = links.list()
        return page
    }

    /// Reads all tokens; false where a base was found too late.
    private mutating func read(_ text: Span<UInt8>, against base: inout ReferencePoint) -> Bool {
        feedback.reset()
        links.reset(base: base.url)
        hasRefresh = false
        title = PageTitle()
        var tokenizer = HTMLTokenizer(text)
        tokenizer.skims = true
        while true {
            let token = tokenizer.next()
            switch token.kind {
            case .end: return true
            case .startTag:
                open(token, in: &tokenizer)
                guard read(token, from: tokenizer, into: &base) else { return false }
            case .endTag: close(token, in: &tokenizer)
            case .text where title.isOpen: title.take(token, from: tokenizer)
            default: break
            }
        }
    }

    private mutating func close(_ tag: HTMLToken, in tokenizer: inout HTMLTokenizer) {
        title.close()
        feedback.note(tag, in: &tokenizer)
    }

    private mutating func open(_ tag: HTMLToken, in tokenizer: inout HTMLTokenizer) {
        title.close()
        feedback.note(tag, in: &tokenizer)
    }

    /// Reads a start tag; false where it is a base that changes what links before it mean.
    private mutating func read(
        _ tag: HTMLToken,
        from tokenizer: borrowing HTMLTokenizer,
        into base: inout ReferencePoint
    ) -> Bool {
        guard tag.name.mayMatter, feedback.isHTML else { return true }
        switch tag.name {
        case .a: collect(.href, as: .a, from: tokenizer)
        case .area: collect(.href, as: .area, from: tokenizer)
        case .link: collect(.href, as: .link, from: tokenizer)
        case .iframe: collect(.src, as: .iframe, from: tokenizer)
        case .frame: collect(.src, as: .frame, from: tokenizer)
        case .meta: readMeta(from: tokenizer)
        case .base: return readBase(from: tokenizer, into: &base)
        case .title: title.open()
        default: break
        }
        return true
    }

    private mutating func collect(
        _ name: HTMLName,
        as source: LinkSource,
        from tokenizer: borrowing HTMLTokenizer
    ) {
        guard let attribute = tokenizer.attribute(named: name) else { return }
        links.collect(attribute, of: tokenizer, as: source)
    }

    private mutating func readMeta(from tokenizer: borrowing HTMLTokenizer) {
        guard !hasRefresh, let content = tokenizer.attribute(named: .content) else { return }
        guard let refresh = MetaRefresh(in: tokenizer, content: content) else { return }
        hasRefresh = refresh.target.map { links.collect($0.span, as: .metaRefresh) } ?? true
    }

    private mutating func readBase(
        from tokenizer: borrowing HTMLTokenizer,
        into base: inout ReferencePoint
    ) -> Bool {
        guard !base.isKnown, let href = tokenizer.attribute(named: .href) else { return true }
        guard base.note(href, of: tokenizer) else { return true }
        guard links.isUntouched else { return false }
        links.reset(base: base.url)
        return true
    }
}
