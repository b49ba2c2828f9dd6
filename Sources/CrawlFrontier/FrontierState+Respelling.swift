import CrawlModel
import CrawlScope
import CrawlSeen
import URLStandard

extension FrontierState {
    /// Lets a URL be visited again by the spelling to which it redirects, if that may be visited.
    ///
    /// It is no other URL, so there is no way to it: its own row comes back, one redirect further.
    mutating func respell(
        _ visit: Visit,
        as url: WebURL,
        by way: Way,
        slot: SeenSet.Slot,
        into changes: inout [FrontierChange]
    ) {
        let reaches = rules.reaches[visit.id.rawValue]
        guard mayBeVisited(url, by: way, under: reaches) else { return }
        if way.leadsToRoot { noteSitemaps(ofRoot: url, under: reaches, into: &changes) }
        if way.isSitemap { rare.noteSitemap(visit.id.rawValue) }
        let again = Visit(
            id: visit.id,
            key: visit.key,
            url: url,
            host: visit.host,
            depth: way.depth,
            priority: usualPlace(of: visit.id, depth: way.depth),
            redirects: way.redirects
        )
        changes += [.respelled(visit.id, url), .reopened(again)]
        seen[slot] = Standing(keepAgain(again), depth: way.depth)
    }

    private func mayBeVisited(_ url: WebURL, by way: Way, under reaches: [Reach]) -> Bool {
        guard !rules.book.isPlain else {
            return rules.book.refusal(of: url, isRoot: way.isExempt) == nil
        }
        return rules.book.judgement(of: url, by: reaches) == .allowed
    }
}
