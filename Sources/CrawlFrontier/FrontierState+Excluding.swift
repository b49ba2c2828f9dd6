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
        guard let refusal = refusal(of: visit, depth: depth) else { return nil }
        var refused = visit
        refused.depth = depth
        refused.priority = rowPlace(of: visit.id, depth: depth)
        refused.redirects = rare.redirects(to: visit.id.rawValue)
        seen[slot] = Standing(.refused, depth: depth)
        hosts.rows[visit.host.index].spilled -= 1
        hosts.rows[visit.host.index].count -= 1
        census.spilled -= 1
        forget(visit.id, depth: depth)
        let reason = SkipReason(refusal)
        note(refused, skippedFor: reason)
        return .refused(refused, reason: reason, rule: refusal.rule)
    }

    private func refusal(of visit: Visit, depth: Int) -> ScopeRefusal? {
        guard !rules.book.isPlain else {
            let isExempt = depth == 0 || rare.isSitemap(visit.id.rawValue)
            return rules.book.refusal(of: visit.url, isRoot: isExempt)
        }
        let reaches = rules.reaches[visit.id.rawValue]
        guard case .refused(let refusal, _) = rules.book.judgement(of: visit.url, by: reaches)
        else { return nil }
        return refusal
    }
}
