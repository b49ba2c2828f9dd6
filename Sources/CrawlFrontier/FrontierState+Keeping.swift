import CrawlModel
import CrawlPoliteness
import CrawlSeen
import CrawlWaiting
import Linux
import URLStandard

extension FrontierState {
    /// Lets a visit wait whose row is new: in memory while there is room, else only in the store.
    mutating func keep(_ visit: Visit) -> URLState {
        let host = visit.host
        hosts.rows[host.index].count += 1
        rare.setRedirects(to: visit.id.rawValue, visit.redirects, isFetched: visit.isRelink)
        guard hasRoom(for: visit) else {
            hosts.rows[host.index].spilled += 1
            census.spilled += 1
            if visit.isRelink { rare.noteSpilledRelink(visit.id.rawValue) }
            refillIfNeeded(host)
            return .spilled
        }
        let priority = visit.isRelink ? visit.depth : visit.priority
        return hold(WaitingVisit(visit), kind: visit.kind, host: host, priority: priority)
    }

    /// Lets a visit wait whose row has left and comes back.
    mutating func keepAgain(_ visit: Visit) -> URLState {
        refills.readings[visit.host]?.outdated.insert(visit.id)
        return keep(visit)
    }

    /// Puts a visit into its line in memory.
    ///
    /// - Returns: The state in which it waits.
    @discardableResult
    mutating func hold(
        _ visit: consuming WaitingVisit,
        kind: Visit.Kind,
        host: HostID,
        priority: Int
    ) -> URLState {
        census.waiting += 1
        if case .relink = kind {
            relinks.append(visit, priority: priority, in: &hosts.pool)
            return .relinking
        }
        hosts.queues[host.index].append(visit, priority: priority, in: &hosts.pool)
        hosts.schedule.all[host.index].waiting += 1
        hosts.schedule.list(host.index)
        return .waiting
    }

    // Inlined like others that are asked for each URL: a call would copy the whole state.
    @inline(__always)
    private func hasRoom(for visit: Visit) -> Bool {
        let isFull = census.waiting + refills.promised >= plan.memory
        guard !isFull, !refills.isStarved else { return false }
        // What the store has of a host comes before what is discovered later.
        let isSpilled = hosts.rows[visit.host.index].spilled > 0
        guard !visit.isRelink, isSpilled else { return true }
        return hosts.queues[visit.host.index].lastPriority.map { visit.priority < $0 } ?? false
    }

    /// Wishes for rows of a host that has none in memory, or of which one is to come next.
    mutating func refillIfNeeded(_ host: HostID) {
        let rows = hosts.rows[host.index]
        guard hosts.schedule.all[host.index].waiting == 0 || rows.isUrgent else { return }
        guard rows.spilled > 0, !rows.isRefilling else { return }
        hosts.rows[host.index].isRefilling = true
        refills.wanting.insert(host, due: .init(nanoseconds: .min))
    }
}
