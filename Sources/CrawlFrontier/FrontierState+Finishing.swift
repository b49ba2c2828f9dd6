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
        let depth = seen[slot].depth
        switch yield {
        case .retry(let moment):
            return delay(visit, until: moment, attempt: visit.attempt + 1, depth: depth)
        case .postponed(let moment):
            return delay(visit, until: moment, attempt: visit.attempt, depth: depth)
        case .page, .known, .redirect, .respelled, .nothing, .robots:
            let changes = end(visit, yield, from: start, slot: slot)
            // Who lists so much that it takes several turns is no page of a calendar.
            if start == 0 { watch(visit, yield, facts, changes) }
            return changes
        }
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
        rules.book.yields?.note(
            visit.url,
            fingerprint: facts.content,
            found: changes.compactMap(\.discovery)
        )
    }

    /// Gives back what was reserved for a page visit.
    private mutating func settle(_ visit: Visit, _ yield: VisitYield, _ facts: VisitFacts) {
        census.reserved -= 1
        census.receive(facts.bytes)
        hosts.schedule.settle(visit.host.index, isStored: yield.isPage)
        guard !rules.allotments.isEmpty else { return }
        for host in rules.allotments.settle(visit.id.rawValue, isStored: yield.isPage) {
            hosts.schedule.unpark(host)
        }
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
        hosts.rows[visit.host.index].count -= 1
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
            guard let followedFrom, depth < followedFrom || !rules.book.isPlain else { break }
            rare.setRedirects(to: visit.id.rawValue, redirects, isFetched: true)
            let page = WaitingVisit(visit)
            relink(page, of: visit.host, depth: depth, slot: slot, into: &changes)
        case .redirect(let target, let key):
            rare.setRedirects(to: visit.id.rawValue, redirects, isFetched: true)
            let reaches = spread(of: visit).map(\.beyondRedirect)
            reach(key, by: onward, under: reaches, into: &changes, at: target)
        case .respelled(let url):
            onward.isSitemap = isSitemap
            respell(visit, as: url, by: onward, slot: slot, into: &changes)
        case .nothing, .retry, .postponed, .robots:
            break
        }
        return changes
    }

    /// Follows some links of a page whose visit has not ended yet.
    ///
    /// - Returns: What changed, to be journalled before anything else.
    package mutating func follow(
        _ links: LinkList,
        _ range: Range<Int>,
        of page: Visit
    ) -> [FrontierChange] {
        var changes: [FrontierChange] = []
        follow(links, range, of: page, from: origin(of: page).depth, into: &changes)
        return changes
    }

    /// From where the links of a visit that is under way are followed.
    package func origin(of page: Visit) -> LinkOrigin {
        LinkOrigin(
            depth: seen.find(page.key).map { seen[$0].depth } ?? page.depth,
            reaches: spread(of: page)
        )
    }

    private mutating func follow(
        _ links: LinkList,
        _ range: Range<Int>,
        of page: Visit,
        from depth: Int,
        into changes: inout [FrontierChange]
    ) {
        guard !range.isEmpty else { return }
        seen.touch(links, range)
        let reaches = spread(of: page).map(\.beyondLink)
        // Most links of most pages are known.
        changes.reserveCapacity(min(range.count, 32))
        // A closure for all: one for each link would copy the list each time.
        let url = { (index: Int) in WebURL(rereading: links.spelling(at: index)) }
        let passesSettled =
            onlyDepthMatters && hosts.scores == nil && links.listing != .sitemaps
        for index in range {
            // Most ways end here, before anything is made of them.
            if passesSettled, links.isFollowed(at: index),
                seen.isSettled(links.key(at: index), atDepth: depth + 1)
            {
                continue
            }
            reach(
                links.key(at: index),
                by: way(along: links, at: index, of: page, from: depth),
                under: reaches,
                into: &changes,
                at: url(index)
            )
        }
    }

    /// The way to a link; what an index lists on its own host is a sitemap.
    @inline(__always)
    private func way(
        along links: LinkList,
        at index: Int,
        of page: Visit,
        from depth: Int
    ) -> Way {
        let obstacle = links.obstacle(at: index)
        guard let listing = links.listing else {
            return Way(depth: depth + 1, via: .link, obstacle: obstacle)
        }
        guard listing == .sitemaps, obstacle == nil,
            let url = WebURL(rereading: links.spelling(at: index)),
            url.authorityBytes.elementsEqual(page.url.authorityBytes)
        else { return Way(depth: depth + 1, via: .sitemap, obstacle: obstacle) }
        return .sitemap(atDepth: depth + 1)
    }

    /// Puts a visit back; its row moves to where its URL stands by now.
    private mutating func delay(
        _ visit: Visit,
        until moment: Moment,
        attempt: Int,
        depth: Int
    ) -> [FrontierChange] {
        precondition(visit.isPage, "Only requests are tried again.")
        let waiting = WaitingVisit(visit)
        if let slot = seen.find(visit.key) { seen[slot] = Standing(.waiting, depth: depth) }
        rare.setRetry(of: visit.id.rawValue, .init(attempt: attempt, isDelayed: true))
        delayed.insert(DelayedVisit(visit: waiting, host: visit.host), due: moment)
        census.delayed += 1
        let place = usualPlace(of: visit.id, depth: depth)
        let row = rare.takeRowPriority(of: visit.id.rawValue, depth: place)
        return row == place ? [] : [.moved(visit.id, host: visit.host, from: row, to: place)]
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
}

extension FrontierChange {
    /// The URL that was discovered and waits.
    fileprivate var discovery: WebURL? {
        guard case .discovered(let visit, _) = self else { return nil }
        return visit.url
    }
}

/// What the links of a page are counted from.
package struct LinkOrigin: Equatable {
    let depth: Int
    /// Under each rule that allows it.
    let reaches: [Reach]
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
