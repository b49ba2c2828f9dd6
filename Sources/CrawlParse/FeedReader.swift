import CrawlModel
import HTMLStandard
import URLStandard

/// Reads the links of a feed's items: RSS 0.9x, 1.0 and 2.0, and Atom.
///
/// Many feeds are no whole XML, so that they are read by the tokenizer of HTML, which reads what is
/// whole alike. Time and memory are linear in the feed.
struct FeedReader {
    /// The element whose text is being read.
    private enum Field {
        case title, link, permanentLink
    }

    /// The longest text of an element that is read, in bytes.
    private static var maximumTextCount: Int { 8_192 }

    private var collector: LinkCollector
    /// What the references of the feed, and of the present item, are relative to.
    private var bases: (feed: WebURL, item: WebURL)
    /// What the collector takes references to be relative to.
    private var current: WebURL
    /// The root's prefix with its colon, where the feed has no default namespace.
    private var prefix: HTMLName?
    private var item = FeedItem()
    private var field: Field?
    private var text: [UInt8] = []
    /// The element within an item whose own links are not the item's.
    private var passed = HTMLName.none
    private(set) var title: String?
    /// Where the body begins that the tokenizer sees.
    private let offset: Int

    /// - Parameters:
    ///   - collector: Has begun the page.
    ///   - base: The feed's URL.
    ///   - offset: How many bytes of the body stand before what is read.
    init(into collector: LinkCollector, base: WebURL, offset: Int) {
        self.collector = collector
        bases = (base, base)
        current = base
        self.offset = offset
    }

    /// Reads a whole feed; the collector with what was found.
    mutating func read(_ feed: Span<UInt8>) -> LinkCollector {
        var tokenizer = HTMLTokenizer(feed)
        tokenizer.allowsCDATA = true
        while true {
            let token = tokenizer.next()
            switch token.kind {
            case .startTag: open(token, of: tokenizer)
            case .endTag: close(local(token.name))
            case .text: take(token, of: tokenizer)
            case .end:
                finishField()
                finishItem()
                return collector
            default: break
            }
        }
    }

    private mutating func open(_ tag: HTMLToken, of tokenizer: borrowing HTMLTokenizer) {
        if prefix == nil { prefix = FeedNames.prefix(ofRoot: tag.name) }
        finishField()
        let name = local(tag.name)
        switch name {
        case .feed, .rss, .rdf, .channel: bases.feed = base(of: tokenizer, from: bases.feed)
        case .item, .entry:
            finishItem()
            item.isOpen = true
            bases.item = base(of: tokenizer, from: bases.feed)
        case .title where !item.isOpen && title == nil: begin(.title, tag)
        default: openField(name, tag, of: tokenizer)
        }
    }

    private mutating func openField(
        _ name: HTMLName,
        _ tag: HTMLToken,
        of tokenizer: borrowing HTMLTokenizer
    ) {
        guard item.isOpen, passed == .none else { return }
        item.position = tag.range.lowerBound - 1 + offset
        switch name {
        case .link where tokenizer.attribute(named: .href) != nil: readLink(of: tokenizer)
        case .link: begin(.link, tag)
        case .guid where !isOnlyName(tokenizer): begin(.permanentLink, tag)
        case .enclosure, .mediaContent: collect(.url, as: .feedMedia, of: tokenizer)
        case .source, .content, .description, .summary:
            if !tag.isSelfClosing { passed = name }
        default: break
        }
    }

    /// Reads a link of Atom: the item's page, or a file that belongs to it.
    private mutating func readLink(of tokenizer: borrowing HTMLTokenizer) {
        let relation = tokenizer.attribute(named: .rel).map { tokenizer.value(of: $0) }
        switch relation.map({ String(decoding: $0, as: UTF8.self) }) {
        case nil, "alternate": collect(.href, as: .feedEntry, of: tokenizer)
        case "enclosure": collect(.href, as: .feedMedia, of: tokenizer)
        default: break
        }
    }

    private mutating func close(_ name: HTMLName) {
        finishField()
        if name == passed { passed = .none }
        if name == .item || name == .entry { finishItem() }
    }
}

extension FeedReader {
    private mutating func begin(_ next: Field, _ tag: HTMLToken) {
        guard !tag.isSelfClosing else { return }
        field = next
        text.removeAll(keepingCapacity: true)
    }

    private mutating func take(_ token: HTMLToken, of tokenizer: borrowing HTMLTokenizer) {
        guard field != nil, text.count < Self.maximumTextCount else { return }
        tokenizer.appendText(of: token, upTo: Self.maximumTextCount, to: &text)
    }

    private mutating func finishField() {
        switch field {
        case .title: title = BoundedText.collapse(&text, limit: PageTitle.maximumCount)
        case .link: collect(text, as: .feedItem)
        case .permanentLink: item.permanentLink = text
        case nil: break
        }
        field = nil
    }

    /// An item of RSS without a link may have one that is called permanent.
    private mutating func finishItem() {
        let link = item.permanentLink
        if item.isOpen, !item.hasLink, link.beginsLikeURL { collect(link, as: .feedItem) }
        item = FeedItem()
        passed = .none
        field = nil
    }

    private mutating func collect(
        _ name: HTMLName,
        as source: LinkSource,
        of tokenizer: borrowing HTMLTokenizer
    ) {
        guard let attribute = tokenizer.attribute(named: name), !attribute.isOversized else {
            return
        }
        let here = base(of: tokenizer, from: bases.item)
        collect(tokenizer.value(of: attribute), as: source, from: here)
    }

    private mutating func collect(
        _ reference: [UInt8],
        as source: LinkSource,
        from base: WebURL? = nil
    ) {
        guard reference.contains(where: { !$0.isHTMLSpace }) else { return }
        rebase(base ?? bases.item)
        let place = LinkPlace(source, position: item.position)
        let isLink = collector.collect(reference.span, at: place)
        if isLink, source != .feedMedia { item.hasLink = true }
    }

    private mutating func rebase(_ base: WebURL) {
        guard base != current else { return }
        current = base
        collector.rebase(base)
    }

    /// What an element says that its references are relative to (XML Base).
    private func base(of tokenizer: borrowing HTMLTokenizer, from outer: WebURL) -> WebURL {
        guard let attribute = tokenizer.attribute(named: .xmlBase), !attribute.isOversized else {
            return outer
        }
        let reference = tokenizer.value(of: attribute)
        return (try? WebURL(parsing: reference.span, against: outer)) ?? outer
    }

    private func isOnlyName(_ tokenizer: borrowing HTMLTokenizer) -> Bool {
        tokenizer.text(of: .isPermanentLink, limit: 16)?.lowercased() == "false"
    }

    private func local(_ name: HTMLName) -> HTMLName {
        prefix.map { FeedNames.local(name, without: $0) } ?? name
    }
}

/// What is known of the item that is being read.
private struct FeedItem {
    var isOpen = false
    var hasLink = false
    var permanentLink: [UInt8] = []
    var position = 0
}

extension [UInt8] {
    fileprivate var beginsLikeURL: Bool {
        let start = drop(while: \.isHTMLSpace).prefix(8).map { $0 | 0x20 }
        return start.starts(with: "http://".utf8) || start.starts(with: "https://".utf8)
    }
}
