/// What a sitemap turned out to be.
package enum SitemapKind: Sendable, Equatable, CaseIterable {
    /// Pages in XML.
    case pages
    /// Other sitemaps, in XML.
    case index
    /// One URL on each line.
    case text
    /// RSS 0.9x, 1.0 and 2.0.
    case rss
    case atom

    /// The kind that an outermost element makes, nil where it is no sitemap's.
    init?(root name: Span<UInt8>) {
        let roots: KeyValuePairs<StaticString, Self> = [
            "urlset": .pages, "sitemapindex": .index, "rss": .rss, "rdf": .rss, "feed": .atom,
        ]
        guard let root = roots.first(where: { name.equals($0.key) }) else { return nil }
        self = root.value
    }
}
