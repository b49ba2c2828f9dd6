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
        lines.countRows(1, of: host.index)
        rare.setRedirects(to: visit.id.rawValue, visit.redirects, isFetched: visit.isRelink)
        guard hasRoom(for: visit) else {
            lines.countSpilled(1, of: host.index)
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
        if case .relink = kind {
            lines.append(relink: visit, priority: priority)
            return .relinking
        }
        lines.append(visit, of: host.index, priority: priority)
        hosts.schedule.all[host.index].waiting += 1
        hosts.schedule.list(host.index)
        return .waiting
    }

    /// Takes the visit out of memory that a host is to have next.
    mutating func dropFirst(of host: HostID) {
        lines.removeFirst(of: host.index)
        hosts.schedule.all[host.index].waiting -= 1
    }

    /// Drops what was only of interest while a URL waited.
    mutating func forget(_ id: URLID, depth: Int) {
        rare.setRedirects(to: id.rawValue, 0)
        rare.setRetry(of: id.rawValue, nil)
        rare.takeRowPriority(of: id.rawValue, depth: depth)
    }

    // Inlined like others that are asked for each URL: a call would copy the whole state.
    @inline(__always)
    private func hasRoom(for visit: Visit) -> Bool {
        let isFull = lines.count + refills.promised >= plan.capacity.visits
        guard !isFull, !refills.isStarved else { return false }
        // What the store has of a host comes before what is discovered later.
        let isSpilled = lines.rows[visit.host.index].spilled > 0
        guard !visit.isRelink, isSpilled else { return true }
        return lines.lastPriority(of: visit.host.index).map { visit.priority < $0 } ?? false
    }

    /// Wishes for rows of a host that has none in memory, or of which one is to come next.
    mutating func refillIfNeeded(_ host: HostID) {
        let rows = lines.rows[host.index]
        guard hosts.schedule.all[host.index].waiting == 0 || rows.isUrgent else { return }
        guard rows.spilled > 0, !rows.isRefilling else { return }
        lines.rows[host.index].isRefilling = true
        refills.wanting.insert(host, due: .init(nanoseconds: .min))
    }
}
