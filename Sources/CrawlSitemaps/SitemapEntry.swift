package import URLStandard

/// One URL that a sitemap or a feed lists.
package struct SitemapEntry: Sendable, Equatable {
    /// The URL without its fragment.
    package let url: WebURL
    /// When it changed last, in seconds since 1970; nil where that is not said or not understood.
    package let lastModified: Int64?

    init(url: WebURL, lastModified: Int64?) {
        self.url = url
        self.lastModified = lastModified
    }
}
