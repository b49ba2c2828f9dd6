import CrawlModel
import CrawlPoliteness
import CrawlSeen
import CrawlWaiting
import Linux

/// A visit before the moment of its next try.
struct DelayedVisit: Sendable {
    let visit: WaitingVisit
    let host: HostID
}

extension FrontierState {
    /// Puts a visit back until a moment; its row moves to where its URL stands by now.
    mutating func delay(
        _ visit: Visit,
        at slot: SeenSet.Slot,
        until moment: Moment,
        attempt: Int
    ) -> [FrontierChange] {
        precondition(visit.isPage, "Only requests are tried again.")
        let depth = seen[slot].depth
        seen[slot] = Standing(.waiting, depth: depth)
        rare.setRetry(of: visit.id.rawValue, .init(attempt: attempt, isDelayed: true))
        delayed.insert(DelayedVisit(visit: WaitingVisit(visit), host: visit.host), due: moment)
        census.delayed += 1
        let place = usualPlace(of: visit.id, depth: depth)
        let row = rare.takeRowPriority(of: visit.id.rawValue, depth: place)
        return row == place ? [] : [.moved(visit.id, host: visit.host, from: row, to: place)]
    }

    /// Lets visits wait for their hosts whose moment has come.
    mutating func releaseDelayed(now: Moment) {
        while delayed.earliest <= now.nanoseconds, let due = delayed.removeDue(at: now) {
            census.delayed -= 1
            rare.endDelay(of: due.visit.id.rawValue)
            guard let slot = seen.find(due.visit.key) else { continue }
            let place = place(of: due.visit.id, depth: seen[slot].depth)
            hold(due.visit, kind: .page, host: due.host, priority: place)
        }
    }

    /// Forgets the moments of those that no longer wait for one: none may be mistaken for one for
    /// which the same visit waits later.
    mutating func sweepDelayed() {
        guard delayed.count != census.delayed else { return }
        var kept = MomentHeap<DelayedVisit>()
        while let (visit, due) = delayed.removeFirst(at: Moment(nanoseconds: .max)) {
            if rare.isDelayed(visit.visit.id.rawValue) { kept.insert(visit, due: due) }
        }
        delayed = kept
    }
}
