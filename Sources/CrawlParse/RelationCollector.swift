import CrawlModel
import HTMLStandard
import URLStandard

/// Gathers which URL a page calls its own, and its versions in other languages.
struct RelationCollector {
    /// The most alternates that are kept of one page.
    static var maximumCount: Int { 128 }
    /// The longest language that is kept, in bytes of UTF-8.
    static var maximumLanguageCount: Int { 64 }
    /// The longest reference that is read.
    private static var maximumReferenceCount: Int { 4_096 }

    private var canonicalReference: [UInt8]?
    private var alternates: [(language: String, reference: [UInt8])] = []

    /// Reads the last tag of a tokenizer, a `link` element.
    mutating func read(_ tokenizer: borrowing HTMLTokenizer) {
        guard let relation = tokenizer.attribute(named: .rel), !relation.isOversized,
            let target = tokenizer.attribute(named: .href),
            target.range.count <= Self.maximumReferenceCount
        else { return }
        let words = LinkRelation(parsing: tokenizer.input.extracting(relation.range))
        if canonicalReference == nil, words.contains(.canonical) {
            canonicalReference = tokenizer.value(of: target)
        }
        guard alternates.count < Self.maximumCount, words.contains(.alternate),
            let language = tokenizer.text(of: .hreflang, limit: Self.maximumLanguageCount)
        else { return }
        alternates.append((language, tokenizer.value(of: target)))
    }

    /// The URL that the page calls its own, nil where it names none over HTTP.
    func canonical(from base: WebURL) -> String? {
        canonicalReference.flatMap { base.page($0) }
    }

    /// The versions in other languages, as far as their URLs are such.
    func alternates(from base: WebURL) -> [PageMetadata.Pair] {
        alternates.compactMap { language, reference in
            base.page(reference).map { PageMetadata.Pair(name: language, value: $0) }
        }
    }
}

extension WebURL {
    /// The serialised target of a reference, nil where that is not a URL over HTTP.
    func page(_ reference: [UInt8]) -> String? {
        guard let url = try? WebURL(parsing: reference.span, against: self), url.isHTTP else {
            return nil
        }
        return url.description
    }
}
