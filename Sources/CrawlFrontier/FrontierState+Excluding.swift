import CrawlModel
import CrawlScope
import CrawlSeen
import CrawlWaiting

extension FrontierState {
    /// Holds a visit that an earlier run let wait against the scope of this one.
    ///
    /// - Returns: Its refusal, to be journalled; nil where it may be made.
    mutating func exclude(_ visit: Visit, slot: SeenSet.Slot) -> FrontierChange? {
        guard visit.isPage, visit.id.rawValue <= refills.lastRestored else { return nil }
        let depth = seen[slot].depth
        let isExempt = depth == 0 || rare.isSitemap(visit.id.rawValue)
        guard let refusal = ruling.refusal(of: visit.url, of: visit.id, isExempt: isExempt) else {
            return nil
        }
        var refused = visit
        refused.depth = depth
        refused.priority = rowPlace(of: visit.id, depth: depth)
        refused.redirects = rare.redirects(to: visit.id.rawValue)
        seen[slot] = Standing(.refused, depth: depth)
        lines.countRows(-1, of: visit.host.index)
        lines.countSpilled(-1, of: visit.host.index)
        forget(visit.id, depth: depth)
        let reason = SkipReason(refusal)
        note(refused, skippedFor: reason)
        return .refused(refused, reason: reason, rule: refusal.rule)
    }
}
