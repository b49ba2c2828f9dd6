/// What a sitemap lists.
package enum SitemapListing: String, Sendable {
    case pages
    /// It is an index.
    case sitemaps
}
