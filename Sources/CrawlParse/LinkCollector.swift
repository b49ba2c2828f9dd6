import CrawlModel
import HTMLStandard
import URLStandard

/// Gathers a page's links: each URL once, in the order of their first places.
struct LinkCollector {
    /// The most URLs that are kept of one page: documents, and as many of all others.
    static var maximumLinkCount: Int { 6_000 }

    /// The most bytes that all URLs of a page may have.
    ///
    /// A long base makes long URLs of short references: without a bound, 90 KB of them become 20 MB
    /// in the process and again on the disk.
    static func maximumByteCount(forBodyOf count: Int) -> Int { 131_072 + 8 * count }

    private var resolver = URLResolver()
    private var queryEncoding: (any QueryEncoding)?
    private(set) var list = LinkList()
    private var targets = TargetTable()
    private var memory = ReferenceMemory()
    private var decoded: [UInt8] = []
    /// How many URLs of documents, of all else, and further places were kept.
    private var counts = (documents: 0, others: 0, repeats: 0)
    /// How many bytes all URLs may have; nil once one has met the limit.
    private var maximumByteCount: Int? = 0
    /// What does not make URLs different from each other.
    var ignored = IgnoredDifferences()
    /// True until the first reference of the body is collected.
    private(set) var isUntouched = true

    /// Forgets all links, keeps the storage.
    mutating func reset(base: WebURL, queryEncoding: (any QueryEncoding)?, bodyCount: Int) {
        self.queryEncoding = queryEncoding
        maximumByteCount = Self.maximumByteCount(forBodyOf: bodyCount)
        list.removeAll()
        targets.removeAll()
        counts = (0, 0, 0)
        rebase(base)
    }

    /// Lets all that follows be relative to another URL.
    mutating func rebase(_ base: WebURL) {
        resolver.rebase(base, queryEncoding: queryEncoding)
        memory.reset()
        isUntouched = true
    }

    /// Collects an attribute's reference; one that the page has spelled before costs no resolving.
    ///
    /// - Returns: The number of its place where that has no text yet.
    mutating func collect(
        _ attribute: HTMLAttribute,
        of tokenizer: borrowing HTMLTokenizer,
        at place: LinkPlace
    ) -> Int? {
        guard let spelling = spelling(of: attribute.range, in: tokenizer.input) else { return nil }
        guard spelling.needsDecoding else {
            return collect(spelling, of: tokenizer.input, at: place)
        }
        if let known = memory.place(of: spelling, in: tokenizer.input) {
            return known.flatMap { note(place, of: $0) }
        }
        guard mayResolve() else { return nil }
        decoded.removeAll(keepingCapacity: true)
        tokenizer.appendValue(of: attribute, to: &decoded)
        let reference = decoded
        let isURL = resolver.resolve(reference.span)
        return keep(spelling, isURL: isURL, at: place)
    }

    /// Collects a reference that stands in the page as it is meant.
    ///
    /// - Returns: The number of its place where that has no text yet.
    mutating func collect(
        _ range: Range<Int>,
        of page: Span<UInt8>,
        at place: LinkPlace
    ) -> Int? {
        spelling(of: range, in: page).flatMap { collect($0, of: page, at: place) }
    }

    private mutating func collect(
        _ spelling: ReferenceSpelling,
        of page: Span<UInt8>,
        at place: LinkPlace
    ) -> Int? {
        if let known = memory.place(of: spelling, in: page) {
            return known.flatMap { note(place, of: $0) }
        }
        guard mayResolve() else { return nil }
        let isURL = resolver.resolve(page.extracting(spelling.range))
        return keep(spelling, isURL: isURL, at: place)
    }

    /// Collects a reference that does not stand in the page as it is meant; false where it is no
    /// URL.
    mutating func collect(_ reference: Span<UInt8>, at place: LinkPlace) -> Bool {
        isUntouched = false
        guard canRead(reference.count), resolver.resolve(reference) else { return false }
        _ = keep(at: place)
        return true
    }

    /// Gives a place its text.
    mutating func setText(_ text: borrowing CollapsedText, ofPlace number: Int) {
        if !text.bytes.isEmpty { list.setText(text.bytes, ofPlace: number) }
    }
}

extension LinkCollector {
    /// Keeps the URL that was resolved last, and remembers how it was spelled.
    ///
    /// - Returns: The number of its place where that has no text yet.
    private mutating func keep(
        _ spelling: ReferenceSpelling,
        isURL: Bool,
        at place: LinkPlace
    ) -> Int? {
        let kept = isURL ? keep(at: place) : nil
        memory.keep(spelling, place: kept?.target)
        return kept?.place
    }

    /// Keeps the URL that was resolved last; nil where it is none that a crawl could request, or
    /// finds no room.
    private mutating func keep(at place: LinkPlace) -> (target: Int, place: Int?)? {
        guard resolver.isHTTP else { return nil }
        let key =
            ignored.areNone
            ? URLKey(ofNormalForm: resolver.normalForm)
            : URLKey(of: resolver.url, ignoring: ignored)
        if let target = targets.number(of: key, in: list) {
            return (target, note(place, of: target))
        }
        guard hasRoom(for: place.source, ofBytes: resolver.bytes.count) else { return nil }
        count(place.source)
        list.append(resolver, key: key, at: place)
        targets.addLast(of: list)
        return (list.count - 1, list.placeCount - 1)
    }

    /// Notes a further place of a URL; its number, or the first place's where that has no text.
    private mutating func note(_ place: LinkPlace, of target: Int) -> Int? {
        if list.noteRepeat(of: place, of: target) {
            return list.openPlace(of: place.source, at: target)
        }
        guard counts.repeats < Self.maximumLinkCount else {
            list.noteSource(of: place, of: target)
            return nil
        }
        counts.repeats += 1
        list.note(place, of: target)
        return list.placeCount - 1
    }

    private mutating func count(_ source: LinkSource) {
        if source.kind == .document { counts.documents += 1 } else { counts.others += 1 }
    }

    /// True where one more URL may be kept; where not, the reference is counted.
    private mutating func hasRoom(for source: LinkSource, ofBytes byteCount: Int) -> Bool {
        let count = source.kind == .document ? counts.documents : counts.others
        if let limit = maximumByteCount, list.byteCount + byteCount > limit {
            maximumByteCount = nil
        }
        guard count < Self.maximumLinkCount else {
            list.omittedCount += 1
            return false
        }
        return mayResolve()
    }

    /// False once a URL has met the limit of bytes; then the reference is counted.
    ///
    /// All that follow meet it, too, so that no more is resolved than is kept.
    private mutating func mayResolve() -> Bool {
        guard maximumByteCount == nil else { return true }
        list.omittedCount += 1
        return false
    }

    /// The spelling of a reference that may be one; what is too long is counted.
    private mutating func spelling(
        of range: Range<Int>,
        in page: Span<UInt8>
    ) -> ReferenceSpelling? {
        guard !page.isData(range), canRead(range.count) else { return nil }
        isUntouched = false
        return page.spelling(of: range)
    }

    /// True for a reference that is short enough to be one; where not, it is counted.
    private mutating func canRead(_ byteCount: Int) -> Bool {
        guard byteCount > HTMLAttribute.maximumValueCount else { return true }
        list.omittedCount += 1
        return false
    }
}

extension Span<UInt8> {
    /// True for a `data:` URL, which is often long and never a link.
    fileprivate func isData(_ range: Range<Int>) -> Bool {
        guard range.count > 5, self[range.lowerBound] | 0x20 == UInt8(ascii: "d") else {
            return false
        }
        var letters = range.lowerBound
        for letter in "data:".utf8 {
            guard self[letters] | 0x20 == letter | 0x20 else { return false }
            letters += 1
        }
        return true
    }
}
