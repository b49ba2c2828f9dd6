package import DomainNames
package import URLStandard

/// What a robots.txt is to a crawl.
package struct RobotsPlan: Sendable {
    package var areObeyed = true
    /// Whether they are obeyed, where that differs from host to host.
    package var exceptions = DomainTable<Bool>()
    /// How old one may be before it is asked for again.
    package var lifetime = Duration.seconds(24 * 60 * 60)
    /// Which of the sitemaps that it names are read.
    package var sitemaps = SitemapPolicy.named

    package init() {}

    /// True where the robots.txt of a URL's host is obeyed.
    package func isObeyed(at url: WebURL) -> Bool {
        exceptions.isEmpty ? areObeyed : exceptions.value(of: url.hostname) ?? areObeyed
    }
}

/// Which sitemaps of the roots' origins are read, beside those that the user names.
package enum SitemapPolicy: Sendable {
    case none
    /// Those that their robots.txt names.
    case named
    /// The same; where it names none, `/sitemap.xml`.
    case expected
}
