import CrawlModel
import HTMLStandard
import URLStandard

/// Gathers a page's links: each URL once, in the order of their first places.
struct LinkCollector {
    /// The most links that are kept of one page.
    static var maximumLinkCount: Int { 6_000 }

    private struct Found {
        let url: WebURL
        let key: URLKey
        var source: LinkSource
    }

    /// The charset in which the queries of links are sent, nil for UTF-8.
    var queryEncoding: (any QueryEncoding)?
    private var resolver: URLResolver?
    private var found: [Found] = []
    private var places: [URLKey: Int] = [:]
    private var memory = ReferenceMemory()
    private var decoded: [UInt8] = []
    /// True until the first reference is collected.
    private(set) var isUntouched = true

    /// Forgets all links, keeps the storage.
    mutating func reset(base: WebURL) {
        resolver = URLResolver(base: base, queryEncoding: queryEncoding)
        found.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        memory.reset()
        isUntouched = true
    }

    /// Collects an attribute's reference; one that the page has spelled before costs no resolving.
    mutating func collect(
        _ attribute: HTMLAttribute,
        of tokenizer: borrowing HTMLTokenizer,
        as source: LinkSource
    ) {
        guard !attribute.isOversized else { return }
        isUntouched = false
        let page = tokenizer.input
        // A fragment never matters, but `#` may be part of a reference that is still to be decoded.
        let range =
            attribute.needsDecoding ? attribute.range : page.withoutFragment(attribute.range)
        let slot = memory.slot(of: range, in: page)
        if let place = memory.place(of: range, in: page, at: slot) {
            return note(source, at: place)
        }
        guard found.count < Self.maximumLinkCount else { return }
        var isURL: Bool?
        if attribute.needsDecoding {
            decoded.removeAll(keepingCapacity: true)
            tokenizer.appendValue(of: attribute, to: &decoded)
            let reference = decoded
            isURL = resolver?.resolve(reference.span)
        } else {
            isURL = resolver?.resolve(page.extracting(range))
        }
        let place = isURL == true ? keep(as: source) : nil
        memory.keep(range, place: place, at: slot)
    }

    /// Collects a reference that is not an attribute's whole value; false where it is no URL.
    mutating func collect(_ reference: Span<UInt8>, as source: LinkSource) -> Bool {
        isUntouched = false
        guard resolver?.resolve(reference) == true else { return false }
        _ = keep(as: source)
        return true
    }

    /// The links in the form in which they travel.
    func list() -> LinkList {
        var list = LinkList()
        for link in found { list.append(link.url, key: link.key, source: link.source) }
        return list
    }

    /// Keeps the URL that was resolved last; its place, nil where it is no link or one too many.
    private mutating func keep(as source: LinkSource) -> Int? {
        guard let resolver, resolver.isHTTP else { return nil }
        let key = URLKey(ofNormalForm: resolver.normalForm)
        if let place = places[key] {
            note(source, at: place)
            return place
        }
        guard found.count < Self.maximumLinkCount else { return nil }
        places[key] = found.count
        found.append(Found(url: resolver.url, key: key, source: source))
        return found.count - 1
    }

    /// Notes a further source of a link: one that is followed counts more than one that is not.
    private mutating func note(_ source: LinkSource, at place: Int?) {
        guard let place, source.isFollowed, !found[place].source.isFollowed else { return }
        found[place].source = source
    }
}

extension Span<UInt8> {
    /// The range up to the first `#`.
    fileprivate func withoutFragment(_ range: Range<Int>) -> Range<Int> {
        var end = range.lowerBound
        while end < range.upperBound && self[end] != UInt8(ascii: "#") { end += 1 }
        return range.lowerBound..<end
    }
}
