import CrawlSeen
import CrawlModel
import CrawlPoliteness
import CrawlScope
import CrawlWaiting
package import Linux
import URLStandard

/// What may be done with a visit whose turn it is.
private enum Clearance {
    case allowed
    case denied(SkipReason, rule: String?)
    /// Nobody knows before this robots.txt was asked for.
    case unknown(WebURL, attempt: Int)

    init(_ clearance: RobotsBook.Clearance) {
        self =
            switch clearance {
            case .allowed: .allowed
            case .denied(let line): .denied(.robotsDenied, rule: line)
            case .unreachable(let cause): .denied(.robotsUnreachable, rule: cause)
            case .unknown(let robots, let attempt): .unknown(robots, attempt: attempt)
            }
    }
}

extension FrontierState {
    /// How many refusals are journalled at once.
    private static let refusalBatch = 256

    /// Decides what comes next; whatever is handed out travels until it is finished.
    ///
    /// - Complexity: O(log n) in the hosts that wait.
    package mutating func next(now: Moment) -> FrontierStep {
        releaseDelayed(now: now)
        if census.isOver, refills.outsiders.isOver { return .finished(.exhausted) }
        if let limit = plan.maximumPages, census.stored + census.reserved >= limit {
            return census.travelling == 0 ? .finished(.limitReached) : .wait(until: nil)
        }
        if let limit = plan.maximumBytes, census.mayReach(limit) {
            return census.travelling == 0 ? .finished(.limitReached) : .wait(until: nil)
        }
        if let visit = claimRelink() { return .visit(visit) }
        if let reading = claimReading(now: now) { return reading }
        if let search = claimSearch(now: now) { return search }
        while let host = hosts.schedule.takeFree(at: now).map(HostID.init(index:)) {
            let step = claim(from: host, now: now)
            hosts.schedule.list(host.index)
            refillIfNeeded(host)
            if let step { return step }
        }
        if let search = claimSearch(now: now) { return search }
        // The last visits of a host may have been refused or left it without any in memory.
        if let reading = claimReading(now: now) { return reading }
        return .wait(until: nextDue(now: now))
    }

    private func nextDue(now: Moment) -> Moment? {
        // A search for places in memory goes on in pieces.
        let search = refills.searched < hosts.count ? now + .milliseconds(1) : nil
        let reading = refills.isStarved ? search : refills.wanting.nextDue
        return [hosts.schedule.nextDue, delayed.nextDue, reading].compactMap(\.self).min()
    }

    private mutating func releaseDelayed(now: Moment) {
        while delayed.earliest <= now.nanoseconds, let due = delayed.removeDue(at: now) {
            census.delayed -= 1
            rare.endDelay(of: due.visit.id.rawValue)
            guard let slot = seen.find(due.visit.key) else { continue }
            let place = place(of: due.visit.id, depth: seen[slot].depth)
            hold(due.visit, kind: .page, host: due.host, priority: place)
        }
    }

    private mutating func claimRelink() -> Visit? {
        guard relinks.count > 0, let visit = relinks.removeFirst(from: &hosts.pool) else {
            return nil
        }
        guard let slot = seen.find(visit.key), let host = knownHost(of: visit.url) else {
            return nil
        }
        return handOut(visit, kind: .relink, of: host, slot: slot)
    }

    private mutating func claim(from host: HostID, now: Moment) -> FrontierStep? {
        var refusals: [FrontierChange] = []
        while refusals.count < Self.refusalBatch, let (place, slot) = firstWaiting(of: host) {
            let visit = hosts.pool[place]
            let barren =
                seen[slot].depth > 0 ? rules.book.yields?.verdict(on: visit.url) : nil
            let clearance =
                barren.map { .denied(.held, rule: $0) } ?? clearance(of: visit, on: host, now: now)
            if case .denied(let reason, let rule) = clearance {
                refusals.append(refuse(visit, of: host, slot: slot, reason: reason, rule: rule))
                continue
            }
            // What was found out so far goes out first; the host's turn is not over.
            guard refusals.isEmpty, !isPledged(host) else { break }
            guard hasRoom(for: visit, of: host) else { break }
            hosts.schedule.start(host.index, at: now)
            if case .unknown(let robots, let attempt) = clearance {
                let depth = seen[slot].depth
                return .visit(ask(robots, for: visit, of: host, depth: depth, attempt: attempt))
            }
            hosts.schedule.all[host.index].waiting -= 1
            census.reserved += 1
            hosts.schedule.budgets.reserve(host.index)
            reserveRoom(for: visit, of: host)
            census.claimed += 1
            dropFirst(of: host)
            return .visit(handOut(consume visit, kind: .page, of: host, slot: slot))
        }
        return refusals.isEmpty ? nil : .refused(refusals)
    }

    private mutating func clearance(
        of visit: WaitingVisit,
        on host: HostID,
        now: Moment
    ) -> Clearance {
        guard !hosts.schedule.all[host.index].isDead else {
            let misses = hosts.schedule.all[host.index].misses
            return .denied(.hostDead, rule: "\(misses) tries in a row")
        }
        // Asked first, since any other question copies all budgets.
        if hosts.schedule.budgets.isLimited,
            let rule = hosts.schedule.budgets.spent(by: host.index)
        {
            return .denied(.budget, rule: rule)
        }
        if !rules.allotments.isEmpty, case .spent(let rule) = room(for: visit, of: host) {
            return .denied(.budget, rule: rule)
        }
        guard plan.robots.isObeyed(at: visit.url) else { return .allowed }
        return Clearance(
            robots.clearance(
                of: visit.url,
                on: host.index,
                now: now,
                lifetime: plan.robots.lifetime
            )
        )
    }

    /// True where a host has to wait for what is on its way.
    @inline(__always)
    private func isPledged(_ host: HostID) -> Bool {
        hosts.schedule.budgets.isLimited && hosts.schedule.budgets.isPledged(host.index)
    }

    private func firstWaiting(
        of host: HostID
    ) -> (place: VisitPool.Place, slot: SeenSet.Slot)? {
        guard let place = hosts.queues[host.index].first?.place,
            let slot = seen.find(hosts.pool.hash(at: place))
        else { return nil }
        return (place, slot)
    }

    private mutating func dropFirst(of host: HostID) {
        hosts.queues[host.index].removeFirst(from: &hosts.pool)
    }

    private mutating func handOut(
        _ visit: consuming WaitingVisit,
        kind: Visit.Kind,
        of host: HostID,
        slot: SeenSet.Slot
    ) -> Visit {
        let depth = seen[slot].depth
        seen[slot] = Standing(.inFlight, depth: depth)
        census.waiting -= 1
        census.travelling += 1
        return self.visit(visit, kind: kind, of: host, depth: depth)
    }

    func visit(
        _ visit: consuming WaitingVisit,
        kind: Visit.Kind,
        of host: HostID,
        depth: Int
    ) -> Visit {
        var handed = Visit(
            id: visit.id,
            key: visit.key,
            url: visit.url,
            host: host,
            kind: kind,
            depth: depth,
            priority: rowPlace(of: visit.id, depth: depth),
            attempt: rare.attempt(of: visit.id.rawValue),
            redirects: rare.redirects(to: visit.id.rawValue)
        )
        handed.expectation.isSitemap = rare.isSitemap(visit.id.rawValue)
        return handed
    }

    private mutating func ask(
        _ robots: WebURL,
        for visit: WaitingVisit,
        of host: HostID,
        depth: Int,
        attempt: Int
    ) -> Visit {
        hosts.schedule.all[host.index].robots = .asked
        census.travelling += 1
        return Visit(
            id: visit.id,
            key: visit.key,
            url: robots,
            host: host,
            kind: .robots,
            depth: depth,
            attempt: attempt
        )
    }

    private mutating func refuse(
        _ visit: WaitingVisit,
        of host: HostID,
        slot: SeenSet.Slot,
        reason: SkipReason,
        rule: String?
    ) -> FrontierChange {
        let depth = seen[slot].depth
        let refused = self.visit(visit, kind: .page, of: host, depth: depth)
        seen[slot] = Standing(.refused, depth: depth)
        dropFirst(of: host)
        hosts.schedule.all[host.index].waiting -= 1
        hosts.rows[host.index].count -= 1
        census.waiting -= 1
        forget(visit.id, depth: depth)
        if reason.isAside { note(refused, skippedFor: reason) }
        return .refused(refused, reason: reason, rule: rule)
    }

    /// Drops what was only of interest while a URL waited.
    mutating func forget(_ id: URLID, depth: Int) {
        rare.setRedirects(to: id.rawValue, 0)
        rare.setRetry(of: id.rawValue, nil)
        rare.takeRowPriority(of: id.rawValue, depth: depth)
    }
}
