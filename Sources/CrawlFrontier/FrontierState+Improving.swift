import CrawlModel
import CrawlSeen
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
        guard let url = place(), let host = hosts.find(url) else { return }
        let depth = isNearer ? way.depth : known.was.depth
        if isNearer {
            seen[known.slot] = Standing(known.was.state, depth: depth)
            changes.append(.nearer(known.id, depth: depth))
        }
        let waiting = WaitingVisit(id: known.id, key: known.key, url: url)
        guard known.was.state != .done else {
            return relink(waiting, of: host, depth: depth, slot: known.slot, into: &changes)
        }
        if isNearer {
            let old = usualPlace(of: known.id, depth: known.was.depth)
            move(known, of: host, from: old, to: depth, into: &changes)
        }
        if isShorter { rewrite(waiting, of: host, depth: depth, into: &changes) }
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
        _ waiting: WaitingVisit,
        of host: HostID,
        depth: Int,
        into changes: inout [FrontierChange]
    ) {
        let isFetched = rare.isFetched(waiting.id.rawValue)
        let row = visit(waiting, kind: isFetched ? .relink : .page, of: host, depth: depth)
        // No smaller change says it: the row leaves and comes back.
        changes.append(.refused(row, reason: .redirectLimit, rule: nil))
        changes.append(.reopened(row))
        if row.redirects == 0 { rare.setRedirects(to: waiting.id.rawValue, 0) }
    }
}
