package import CrawlModel
package import CrawlPoliteness
import CrawlScope
import CrawlSeen
import CrawlWaiting
package import Linux
import URLStandard

extension FrontierState {
    /// Ends a visit: follows its links from the depth that its URL has by now.
    ///
    /// - Parameters:
    ///   - visit: What was handed out.
    ///   - yield: What it gave.
    ///   - facts: What it showed of its host.
    ///   - start: The first of its links that is not followed already.
    ///   - now: The present moment.
    /// - Returns: What changed, to be journalled with the visit's record.
    /// - Complexity: O(n) in the links.
    package mutating func finish(
        _ visit: Visit,
        _ yield: VisitYield,
        _ facts: VisitFacts = VisitFacts(),
        from start: Int = 0,
        now: Moment
    ) -> [FrontierChange] {
        census.travelling -= 1
        refills.searched = 0
        var changes = conclude(visit, yield, facts, from: start, now: now)
        if let misses = release(visit, facts, now: now) {
            changes.append(.missed(visit.host, times: misses))
        }
        return changes
    }

    private mutating func conclude(
        _ visit: Visit,
        _ yield: VisitYield,
        _ facts: VisitFacts,
        from start: Int,
        now: Moment
    ) -> [FrontierChange] {
        guard visit.kind != .robots else {
            return answerRobots(visit, yield, now: now)
        }
        guard let slot = seen.find(visit.key), seen[slot].state == .inFlight else {
            preconditionFailure("A visit is finished once, by the frontier that handed it out.")
        }
        if visit.isPage { settle(visit, yield, facts) }
        switch yield {
        case .retry(let moment):
            return delay(visit, at: slot, until: moment, attempt: visit.attempt + 1)
        case .postponed(let moment):
            return delay(visit, at: slot, until: moment, attempt: visit.attempt)
        case .page, .known, .redirect, .respelled, .nothing, .robots:
            let changes = end(visit, yield, from: start, slot: slot)
            // Who lists so much that it takes several turns is no page of a calendar.
            if start == 0 { watch(visit, yield, facts, changes) }
            return changes
        }
    }

    /// Gives back what was reserved for a page visit.
    private mutating func settle(_ visit: Visit, _ yield: VisitYield, _ facts: VisitFacts) {
        census.reserved -= 1
        census.receive(facts.bytes)
        hosts.schedule.settle(visit.host.index, isStored: yield.isPage)
        guard !ruling.allotments.isEmpty else { return }
        for host in ruling.allotments.settle(visit.id.rawValue, isStored: yield.isPage) {
            hosts.schedule.unpark(host)
        }
    }

    /// Frees the host's connection, which lets its next visit be listed.
    ///
    /// - Returns: How many tries in a row did not reach the host, nil where that is as before.
    private mutating func release(_ visit: Visit, _ facts: VisitFacts, now: Moment) -> Int? {
        guard !visit.isRelink else { return nil }
        let misses = hosts.schedule.end(visit.host.index, facts, at: now)
        hosts.schedule.list(visit.host.index)
        refillIfNeeded(visit.host)
        return misses
    }

    private mutating func end(
        _ visit: Visit,
        _ yield: VisitYield,
        from start: Int,
        slot: SeenSet.Slot
    ) -> [FrontierChange] {
        let depth = seen[slot].depth
        let redirects = rare.redirects(to: visit.id.rawValue)
        seen[slot] = Standing(.done, depth: depth)
        lines.countRows(-1, of: visit.host.index)
        forget(visit.id, depth: depth)
        if visit.isPage, yield.isPage { census.stored += 1 }
        var onward = Way(depth: depth, redirects: redirects + 1, via: .redirect)
        let isSitemap = rare.forgetSitemap(visit.id.rawValue)
        var changes: [FrontierChange] = []
        switch yield {
        case .page(let links):
            follow(links, start..<links.count, of: visit, from: depth, into: &changes)
        case .known(let followedFrom, _):
            // Under which rules its links were followed then, nobody knows.
            guard let followedFrom, depth < followedFrom || !ruling.isPlain else { break }
            rare.setRedirects(to: visit.id.rawValue, redirects, isFetched: true)
            let page = WaitingVisit(visit)
            relink(page, of: visit.host, depth: depth, slot: slot, into: &changes)
        case .redirect(let target, let key):
            rare.setRedirects(to: visit.id.rawValue, redirects, isFetched: true)
            let reaches = ruling.spread(of: visit).map(\.beyondRedirect)
            reach(key, by: onward, under: reaches, into: &changes, at: target)
        case .respelled(let url):
            onward.isSitemap = isSitemap
            respell(visit, as: url, by: onward, slot: slot, into: &changes)
        case .nothing, .retry, .postponed, .robots:
            break
        }
        return changes
    }

    /// Learns from an answer whether its shape of URLs still brings anything new.
    private mutating func watch(
        _ visit: Visit,
        _ yield: VisitYield,
        _ facts: VisitFacts,
        _ changes: [FrontierChange]
    ) {
        guard visit.isPage, facts.reach == .answered else { return }
        switch yield {
        case .known, .respelled: return
        default: break
        }
        ruling.book.rules.yields?.note(
            visit.url,
            fingerprint: facts.content,
            found: changes.compactMap(\.discovery)
        )
    }
}

extension FrontierChange {
    /// The URL that was discovered and waits.
    fileprivate var discovery: WebURL? {
        guard case .discovered(let visit, _) = self else { return nil }
        return visit.url
    }
}

extension VisitYield {
    /// True for a page that counts against limits.
    fileprivate var isPage: Bool {
        switch self {
        case .page: true
        case .known(_, let isPage): isPage
        case .redirect, .respelled, .nothing, .retry, .postponed, .robots: false
        }
    }
}
