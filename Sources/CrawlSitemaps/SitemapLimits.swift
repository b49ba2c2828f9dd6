/// How much of a sitemap is read.
package struct SitemapLimits: Sendable, Equatable {
    /// The most bytes, unpacked.
    package var byteCount = 50 << 20
    /// The most pages.
    package var pageCount = 50_000
    /// The most sitemaps of an index.
    package var childCount = 500

    /// The limits of the protocol, and a bound of our own for an index.
    package init() {}

    func entryCount(of kind: SitemapKind?) -> Int { kind == .index ? childCount : pageCount }
}
