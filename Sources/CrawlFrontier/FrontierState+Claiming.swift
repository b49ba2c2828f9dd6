import CrawlSeen
import CrawlModel
import CrawlPoliteness
import CrawlScope
import CrawlWaiting
package import Linux
import URLStandard

extension FrontierState {
    /// How many refusals are journalled at once.
    private static let refusalBatch = 256

    /// The visit of a host whose turn it is.
    struct Candidate {
        let visit: WaitingVisit
        let host: HostID
        let slot: SeenSet.Slot
    }

    /// Decides what comes next; whatever is handed out travels until it is finished.
    ///
    /// - Complexity: O(log n) in the hosts that wait.
    package mutating func next(now: Moment) -> FrontierStep {
        releaseDelayed(now: now)
        if census.isFull {
            let isOver = census.travelling == 0
            return isOver ? .finished(.full(urls: plan.capacity.urls)) : .wait(until: nil)
        }
        if isOver, refills.outsiders.isOver { return .finished(.exhausted) }
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

    /// True when nothing waits and nothing travels: the one place where that is decided.
    private var isOver: Bool {
        lines.count == 0 && lines.spilledCount == 0 && census.delayed == 0
            && census.travelling == 0
    }

    private func nextDue(now: Moment) -> Moment? {
        // A search for places in memory goes on in pieces.
        let search = refills.searched < hosts.count ? now.nanoseconds + 1_000_000 : .max
        let reading = refills.isStarved ? search : refills.wanting.earliest
        let ready = hosts.schedule.nextDue?.nanoseconds ?? .max
        let earliest = min(ready, delayed.earliest, reading)
        return earliest < .max ? Moment(nanoseconds: earliest) : nil
    }

    private mutating func claimRelink() -> Visit? {
        guard let visit = lines.removeFirstRelink() else { return nil }
        guard let slot = seen.find(visit.key), let host = hosts.find(visit.url) else {
            return nil
        }
        return handOut(visit, kind: .relink, of: host, slot: slot)
    }

    private mutating func claim(from host: HostID, now: Moment) -> FrontierStep? {
        var refusals: [FrontierChange] = []
        while refusals.count < Self.refusalBatch, let candidate = candidate(of: host) {
            let clearance = clearance(of: candidate, now: now)
            guard case .denied(let reason, let rule) = clearance else {
                // What was found out so far goes out first; the host's turn is not over.
                guard refusals.isEmpty, mayGo(candidate) else { break }
                return .visit(setOut(candidate, by: clearance, now: now))
            }
            refusals.append(refuse(candidate, reason: reason, rule: rule))
        }
        return refusals.isEmpty ? nil : .refused(refusals)
    }

    private func candidate(of host: HostID) -> Candidate? {
        guard let visit = lines.first(of: host.index), let slot = seen.find(visit.key) else {
            return nil
        }
        return Candidate(visit: visit, host: host, slot: slot)
    }

    /// True unless the host has to wait for what is on its way.
    private mutating func mayGo(_ candidate: Candidate) -> Bool {
        let host = candidate.host
        if hosts.schedule.budgets.isLimited, hosts.schedule.budgets.isPledged(host.index) {
            return false
        }
        return hasRoom(for: candidate.visit, of: host)
    }

    /// True where budgets that are no host's have room; else the host waits for it.
    private mutating func hasRoom(for visit: WaitingVisit, of host: HostID) -> Bool {
        guard !ruling.allotments.isEmpty,
            case .pledged(let places) = ruling.room(for: visit, of: host)
        else { return true }
        ruling.allotments.park(host.index, at: places)
        hosts.schedule.park(host.index)
        return false
    }

    /// Charges those budgets for a visit that sets out.
    private mutating func reserveRoom(for visit: WaitingVisit, of host: HostID) {
        guard !ruling.allotments.isEmpty, case .free(let charge) = ruling.room(for: visit, of: host)
        else { return }
        ruling.allotments.reserve(charge, for: visit.id.rawValue)
    }

    /// Hands a visit out, or before it the robots.txt that decides about it.
    private mutating func setOut(
        _ candidate: Candidate,
        by clearance: Clearance,
        now: Moment
    ) -> Visit {
        hosts.schedule.start(candidate.host.index, at: now)
        guard case .unknown(let robots, let attempt) = clearance else { return take(candidate) }
        return ask(robots, for: candidate, attempt: attempt)
    }

    private mutating func take(_ candidate: Candidate) -> Visit {
        let (visit, host) = (candidate.visit, candidate.host)
        hosts.schedule.budgets.reserve(host.index)
        census.reserved += 1
        census.claimed += 1
        reserveRoom(for: visit, of: host)
        dropFirst(of: host)
        return handOut(visit, kind: .page, of: host, slot: candidate.slot)
    }

    private mutating func handOut(
        _ visit: consuming WaitingVisit,
        kind: Visit.Kind,
        of host: HostID,
        slot: SeenSet.Slot
    ) -> Visit {
        let depth = seen[slot].depth
        seen[slot] = Standing(.inFlight, depth: depth)
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
}
