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
        guard ruling.allows(url, of: visit.id, by: way) else { return }
        if way.leadsToRoot {
            noteSitemaps(ofRoot: url, under: ruling.book[visit.id.rawValue], into: &changes)
        }
        if way.isSitemap { rare.noteSitemap(visit.id.rawValue) }
        let again = self.visit(visit.id, visit.key, at: url, by: way, into: &changes)
        changes += [.respelled(visit.id, url), .reopened(again)]
        seen[slot] = Standing(keepAgain(again), depth: way.depth)
    }
}
