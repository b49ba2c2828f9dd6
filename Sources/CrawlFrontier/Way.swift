import CrawlSeen
import CrawlModel

/// How a URL is reached: one edge of the web, seen from its end.
struct Way {
    /// A seed's way: nothing leads there.
    static let seed = Way(depth: 0, via: .seed)

    /// The fewest links from a seed, this one included.
    let depth: Int
    /// How many redirects in a row, this one included.
    let redirects: Int
    let via: Discovery
    /// Why it is not followed, nil where it is.
    let obstacle: SkipReason?
    /// True where somebody says that it leads to a sitemap.
    var isSitemap = false

    init(depth: Int, redirects: Int = 0, via: Discovery, obstacle: SkipReason? = nil) {
        self.depth = min(depth, Standing.maximumDepth)
        self.redirects = redirects
        self.via = via
        self.obstacle = obstacle
    }

    /// A way to a sitemap; one that no page lists is as near as what a seed links to.
    static func sitemap(atDepth depth: Int = 1) -> Way {
        var way = Way(depth: depth, via: .sitemapFile)
        way.isSitemap = true
        return way
    }

    var isFollowed: Bool { obstacle == nil }

    /// True for seeds and for what they redirect to.
    var leadsToRoot: Bool { isFollowed && depth == 0 }

    /// True where neither the scope matters nor the patterns that include URLs.
    var isExempt: Bool { leadsToRoot || isSitemap }
}
