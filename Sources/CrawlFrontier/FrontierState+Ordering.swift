package import CrawlModel
import CrawlPoliteness
import CrawlScope
import CrawlSeen
import CrawlWaiting
package import Linux
import URLStandard

extension FrontierState {
    /// How many URLs are held.
    package var heldCount: Int { rare.heldCount }

    /// Puts visits aside that wait: whatever leads there, only an order brings them back.
    ///
    /// What is under way or was visited stays as it is; what is held can be dropped, too.
    ///
    /// - Parameters:
    ///   - visits: Rows of the frontier, or of what is put aside already.
    ///   - reason: Held or dropped.
    ///   - rule: Who decided, in words.
    /// - Returns: A change for each that was put aside.
    /// - Complexity: O(n) in the visits, and in those before the moment of their next try.
    package mutating func setAside(
        _ visits: [Visit],
        as reason: SkipReason,
        rule: String
    ) -> [FrontierChange] {
        precondition(reason.isAside, "Only orders put visits aside.")
        var changes: [FrontierChange] = []
        for visit in visits {
            guard let slot = seen.find(visit.key) else { continue }
            let isOtherwise = rare.isHeld(visit.id.rawValue) == (reason != .held)
            guard takeOut(visit, at: slot) || isOtherwise else { continue }
            let depth = seen[slot].depth
            let row = self.visit(WaitingVisit(visit), kind: .page, of: visit.host, depth: depth)
            seen[slot] = Standing(.refused, depth: depth)
            forget(visit.id, depth: depth)
            note(row, skippedFor: reason)
            changes.append(.refused(row, reason: reason, rule: rule))
        }
        sweepDelayed()
        return changes
    }

    /// Takes a visit out of all that waits.
    ///
    /// - Returns: False where it does not wait.
    private mutating func takeOut(_ visit: Visit, at slot: SeenSet.Slot) -> Bool {
        guard isPageWaiting(visit, at: slot) else { return false }
        lines.countRows(-1, of: visit.host.index)
        if seen[slot].state == .spilled {
            lines.countSpilled(-1, of: visit.host.index)
        } else if rare.isDelayed(visit.id.rawValue) {
            census.delayed -= 1
        } else if lines.remove(visit.id.rawValue, of: visit.host.index) {
            hosts.schedule.all[visit.host.index].waiting -= 1
            refillIfNeeded(visit.host)
        }
        return true
    }

    /// Lets visits wait again that were put aside, where nothing else is against them.
    ///
    /// - Returns: What changed.
    package mutating func release(_ visits: [Visit]) -> [FrontierChange] {
        var changes: [FrontierChange] = []
        for visit in visits {
            let number = visit.id.rawValue
            guard rare.isHeld(number) != nil, let slot = seen.find(visit.key) else { continue }
            rare.setAside(number, isHeld: nil)
            ruling.book.rules.yields?.forgive(visit.url)
            let known = KnownURL(visit.key, at: slot, in: seen)
            decide(known, by: knownWay(to: known), isRewritten: true, into: &changes, at: visit.url)
        }
        return changes
    }

    /// Lets visits be the next of their hosts, in order behind those that are so already.
    ///
    /// - Returns: A change for each that has come forward.
    /// - Complexity: O(n) in the visits.
    package mutating func boost(_ visits: [Visit]) -> [FrontierChange] {
        var changes: [FrontierChange] = []
        for visit in visits {
            guard let slot = seen.find(visit.key), isPageWaiting(visit, at: slot) else { continue }
            let place = rowPlace(of: visit.id, depth: seen[slot].depth)
            guard place != WaitingLines.front else { continue }
            rare.setRowPriority(of: visit.id.rawValue, WaitingLines.front)
            bringForward(visit, at: slot)
            changes.append(
                .moved(visit.id, host: visit.host, from: place, to: WaitingLines.front)
            )
        }
        return changes
    }

    /// Puts a visit at the front of its host's line, once it is in memory.
    private mutating func bringForward(_ visit: Visit, at slot: SeenSet.Slot) {
        guard seen[slot].state == .spilled else {
            return lines.move(visit.id.rawValue, of: visit.host.index, to: WaitingLines.front)
        }
        // Not by the row that somebody has read: by now it may have another spelling.
        lines.rows[visit.host.index].isUrgent = true
        refillIfNeeded(visit.host)
    }

    private func isPageWaiting(_ visit: Visit, at slot: SeenSet.Slot) -> Bool {
        switch seen[slot].state {
        case .waiting: true
        case .spilled: !rare.isSpilledRelink(visit.id.rawValue)
        default: false
        }
    }
}

extension FrontierState {
    /// Lets a host rest until a moment, because its answer asked for it.
    package mutating func pause(_ host: HostID, until moment: Moment) {
        hosts.schedule.hold(host.index, until: moment)
    }

    /// Leaves a host in peace until it is called off; what is under way ends.
    package mutating func setPaused(_ host: HostID, _ isPaused: Bool) {
        hosts.schedule.setPaused(host.index, isPaused)
    }

    /// Lets a host rest so long between requests, nil for as long as the plan says.
    package mutating func pace(_ host: HostID, to delay: Duration?) {
        let name = hosts.name(of: host)
        let hostname = (try? WebURL(parsing: "http://\(name)/"))?.hostname ?? name
        hosts.schedule.pace(host.index, named: hostname, to: delay)
    }
}
