package import CrawlModel
import CrawlPoliteness
import CrawlScope
import CrawlWaiting
package import URLStandard

extension FrontierState {
    /// Takes sitemaps in that the user names.
    ///
    /// - Returns: What changed, to be journalled before any of the visits is made.
    package mutating func admit(sitemaps: [WebURL]) -> [FrontierChange] {
        var changes: [FrontierChange] = []
        admit(sitemaps, under: Array(ruling.book.rules.all.indices), into: &changes)
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
        let roots = robots.sitemaps.add(sitemaps, of: origin)
        admit(sitemaps, under: roots, into: &changes)
        return changes
    }

    /// Takes the sitemaps of a root's origin in, as far as they are known.
    mutating func noteSitemaps(
        ofRoot root: WebURL,
        under reaches: [Reach],
        into changes: inout [FrontierChange]
    ) {
        guard plan.robots.sitemaps != .none else { return }
        for rule in ruling.book.openRootRules(reaches, at: root) {
            let known = robots.sitemaps.addRoot(root.origin, of: rule)
            let sitemaps = plan.robots.isObeyed(at: root) ? known : sitemaps([], by: root.origin)
            admit(sitemaps, under: [rule], into: &changes)
        }
    }

    private mutating func admit(
        _ sitemaps: [WebURL],
        under rules: [Int],
        into changes: inout [FrontierChange]
    ) {
        guard !rules.isEmpty else { return }
        let reaches = rules.map { Reach(rule: $0, depth: 1, hops: Reach.exempt) }
        for sitemap in sitemaps {
            // The last number is that of what leads here; robots.txt is asked by the next run, too.
            guard freeNumbers > 1 else { return census.isFull = true }
            reach(
                URLKey(of: sitemap, ignoring: plan.ignored),
                by: .sitemap(),
                under: ruling.book.noted(reaches),
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
