package import CrawlModel
import CrawlScope
package import URLStandard

extension FrontierState {
    /// Takes sitemaps in that the user names.
    ///
    /// - Returns: What changed, to be journalled before any of the visits is made.
    package mutating func admit(sitemaps: [WebURL]) -> [FrontierChange] {
        var changes: [FrontierChange] = []
        admit(sitemaps, into: &changes)
        return changes
    }

    /// Takes over what the robots.txt files of an unfinished crawl name, as written.
    ///
    /// - Returns: What changed, to be journalled before any of the visits is made.
    package mutating func restore(
        sitemaps named: [(origin: String, sitemaps: [String])]
    ) -> [FrontierChange] {
        named.flatMap { noteSitemaps($0.sitemaps, of: $0.origin) }
    }

    /// Takes the sitemaps in that a robots.txt names, once its origin has a root.
    mutating func noteSitemaps(_ named: [String], of origin: String) -> [FrontierChange] {
        guard plan.robots.sitemaps != .none else { return [] }
        var changes: [FrontierChange] = []
        let sitemaps = sitemaps(named, by: origin)
        admit(robots.sitemaps.add(sitemaps, of: origin), into: &changes)
        return changes
    }

    /// Takes the sitemaps of a root's origin in, as far as they are known.
    mutating func noteSitemaps(ofRoot root: WebURL, into changes: inout [FrontierChange]) {
        guard plan.robots.sitemaps != .none, scope.refusal(of: root, isRoot: true) == nil else {
            return
        }
        let known = robots.sitemaps.addRoot(root.origin)
        admit(plan.robots.areObeyed ? known : sitemaps([], by: root.origin), into: &changes)
    }

    private mutating func admit(_ sitemaps: [WebURL], into changes: inout [FrontierChange]) {
        for sitemap in sitemaps {
            reach(
                URLKey(of: sitemap, ignoring: plan.ignored),
                by: .sitemap(),
                into: &changes,
                at: sitemap
            )
        }
    }

    /// What an origin names, or where it names none, what it has by custom.
    private func sitemaps(_ named: [String], by origin: String) -> [WebURL] {
        guard let base = try? WebURL(parsing: origin) else { return [] }
        let isExpected = named.isEmpty && plan.robots.sitemaps == .expected
        let texts = isExpected ? ["/sitemap.xml"] : named.prefix(SitemapBook.limit)
        return texts.compactMap { try? WebURL(parsing: $0, against: base).requested }
    }
}
