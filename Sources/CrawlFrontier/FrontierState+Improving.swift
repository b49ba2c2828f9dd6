import CrawlSeen
import CrawlModel
import CrawlWaiting
import URLStandard

extension FrontierState {
    /// Notes a shorter way to a URL that is or was to be visited: by the spelling that it has,
    /// whichever the way has.
    mutating func improve(
        _ known: KnownURL,
        by way: Way,
        into changes: inout [FrontierChange],
        at place: () -> WebURL?
    ) {
        let isNearer = way.depth < known.was.depth
        let isShorter = rare.lowerRedirects(to: known.id.rawValue, way.redirects)
        guard isNearer || isShorter || known.isNews else { return }
        guard let url = place(), let host = knownHost(of: url) else { return }
        let depth = isNearer ? way.depth : known.was.depth
        if isNearer {
            seen[known.slot] = Standing(known.was.state, depth: depth)
            changes.append(.nearer(known.id, depth: depth))
        }
        let visit = WaitingVisit(id: known.id, key: known.key, url: url)
        guard known.was.state != .done else {
            return relink(visit, of: host, depth: depth, slot: known.slot, into: &changes)
        }
        if isNearer {
            let old = usualPlace(of: known.id, depth: known.was.depth)
            move(known, of: host, from: old, to: depth, into: &changes)
        }
        if isShorter { rewrite(visit, of: host, depth: depth, into: &changes) }
    }

    /// Lets a stored page's links be reconsidered.
    mutating func relink(
        _ page: WaitingVisit,
        of host: HostID,
        depth: Int,
        slot: SeenSet.Slot,
        into changes: inout [FrontierChange]
    ) {
        let visit = Visit(
            id: page.id,
            key: page.key,
            url: page.url,
            host: host,
            kind: .relink,
            depth: depth,
            priority: usualPlace(of: page.id, depth: depth),
            redirects: rare.redirects(to: page.id.rawValue)
        )
        changes.append(.reopened(visit))
        seen[slot] = Standing(keepAgain(visit), depth: depth)
    }

    /// Writes a row again that holds a greater number of redirects.
    private mutating func rewrite(
        _ visit: WaitingVisit,
        of host: HostID,
        depth: Int,
        into changes: inout [FrontierChange]
    ) {
        let row = Visit(
            id: visit.id,
            key: visit.key,
            url: visit.url,
            host: host,
            kind: rare.isFetched(visit.id.rawValue) ? .relink : .page,
            depth: depth,
            priority: rowPlace(of: visit.id, depth: depth),
            attempt: rare.attempt(of: visit.id.rawValue),
            redirects: rare.redirects(to: visit.id.rawValue)
        )
        // No smaller change says it: the row leaves and comes back.
        changes.append(.refused(row, reason: .redirectLimit, rule: nil))
        changes.append(.reopened(row))
        if row.redirects == 0 { rare.setRedirects(to: visit.id.rawValue, 0) }
    }
}
