import CrawlSeen
package import CrawlModel
import CrawlPoliteness
import CrawlWaiting
package import Linux
import URLStandard

extension FrontierState {
    /// How many visits are read at once.
    private static let batch = 256
    /// How many hosts are looked at for a place in memory.
    private static let searchLength = 64
    /// How many readings in a row may bring nothing before rows count as lost.
    private static let patience = 12

    /// Decides whether the store is to be read.
    mutating func claimReading(now: Moment) -> FrontierStep? {
        if let pass = claimPass() { return pass }
        guard refills.wanting.earliest <= now.nanoseconds else { return nil }
        let free = freePlaces()
        refills.isStarved = free < 1
        guard free > 0, let host = refills.wanting.removeDue(at: now) else { return nil }
        lines.rows[host.index].isUrgent = false
        let rows = lines.rows[host.index]
        guard rows.spilled > 0 else {
            lines.rows[host.index].isRefilling = false
            return claimReading(now: now)
        }
        let places = min(Self.batch, free, rows.spilled)
        // Rows of visits in memory and in flight stand in between.
        let limit = (places + rows.count - rows.spilled) << min(rows.misses, 16)
        refills.readings[host] = .init(places: places, rows: limit)
        refills.promised += places
        census.travelling += 1
        return .refill(host, limit: limit)
    }

    /// Takes rows in that were read: those that nobody has in hands yet.
    ///
    /// - Returns: What is refused, to be journalled: what an earlier run let wait, and is out of
    ///   this one's scope.
    /// - Throws: `missingRows` where the store repeatedly lacks what it was given.
    package mutating func accept(
        _ visits: [Visit],
        of host: HostID,
        now: Moment
    ) throws(FrontierError) -> [FrontierChange] {
        guard let reading = refills.readings.removeValue(forKey: host) else { return [] }
        census.travelling -= 1
        refills.promised -= reading.places
        refills.searched = 0
        var taken = 0
        var refusals: [FrontierChange] = []
        for visit in visits where taken < reading.places {
            guard let slot = seen.find(visit.key), isThere(visit, slot: slot),
                !reading.outdated.contains(visit.id)
            else { continue }
            taken += 1
            if let refusal = exclude(visit, slot: slot) {
                refusals.append(refusal)
            } else {
                take(visit, slot: slot)
            }
        }
        lines.rows[host.index].isRefilling = false
        if taken == 0, lines.rows[host.index].spilled > 0 {
            try readAgain(host, isCut: visits.count >= reading.rows, now: now)
        } else {
            lines.rows[host.index].misses = 0
            refillIfNeeded(host)
        }
        return refusals
    }

    /// True where the row that was read still is the store's, and nobody has it in hands.
    ///
    /// A store that lags behind may show it before its page was stored, and waits again to be
    /// linked anew; or by the spelling before, one redirect less.
    private func isThere(_ visit: Visit, slot: SeenSet.Slot) -> Bool {
        let number = visit.id.rawValue
        return seen[slot].state == .spilled
            && rare.isSpilledRelink(number) == visit.isRelink
            && rare.redirects(to: number) == visit.redirects
    }

    /// Gives a reading back that failed.
    package mutating func abandon(_ host: HostID) {
        guard let reading = refills.readings.removeValue(forKey: host) else { return }
        census.travelling -= 1
        refills.promised -= reading.places
        lines.rows[host.index].isRefilling = false
        refillIfNeeded(host)
    }

    /// Takes a visit into memory of which only the store had the row.
    mutating func take(_ visit: Visit, slot: SeenSet.Slot) {
        let depth = seen[slot].depth
        let waiting = WaitingVisit(visit)
        lines.countSpilled(-1, of: visit.host.index)
        rare.forgetSpilledRelink(visit.id.rawValue)
        if visit.attempt > 1 {
            rare.setRetry(of: visit.id.rawValue, .init(attempt: visit.attempt, isDelayed: false))
        }
        let place = visit.isRelink ? depth : place(of: visit.id, depth: depth)
        let state = hold(waiting, kind: visit.kind, host: visit.host, priority: place)
        seen[slot] = Standing(state, depth: depth)
    }

    /// Reads again after rows that brought nothing: more at once, or later when the store lags
    /// behind.
    private mutating func readAgain(
        _ host: HostID,
        isCut: Bool,
        now: Moment
    ) throws(FrontierError) {
        let rows = lines.rows[host.index]
        lines.rows[host.index].misses += 1
        guard rows.misses < Self.patience else {
            throw .missingRows(host: hosts.name(of: host), count: rows.spilled)
        }
        lines.rows[host.index].isRefilling = true
        let wait = Duration.milliseconds(isCut ? 0 : 5 << rows.misses)
        refills.wanting.insert(host, due: now + wait)
    }

    /// How many visits may come into memory, after some have left it where it is full.
    private mutating func freePlaces() -> Int {
        let free = plan.capacity.visits - lines.count - refills.promised
        guard free < 1 else { return free }
        return free + evict()
    }

    /// Sends visits of a host that has more than its share back to the store, which has their rows.
    ///
    /// - Returns: How many have left.
    private mutating func evict() -> Int {
        let share = max(1, plan.capacity.visits / max(1, hosts.count))
        for _ in 0..<min(Self.searchLength, hosts.count) {
            refills.searched += 1
            refills.cursor = (refills.cursor + 1) % hosts.count
            let host = HostID(index: refills.cursor)
            let surplus = lines.count(of: host.index) - share
            if surplus > 0 { return evict(min(surplus, Self.batch), of: host) }
        }
        return 0
    }

    private mutating func evict(_ count: Int, of host: HostID) -> Int {
        var left = 0
        while left < count, let visit = lines.removeLast(of: host.index) {
            left += 1
            if let slot = seen.find(visit.key) {
                seen[slot] = Standing(.spilled, depth: seen[slot].depth)
            }
        }
        hosts.schedule.all[host.index].waiting -= left
        lines.countSpilled(left, of: host.index)
        refillIfNeeded(host)
        return left
    }
}
