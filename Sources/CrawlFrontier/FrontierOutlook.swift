import CrawlModel
import CrawlPoliteness
import CrawlWaiting
package import Linux

/// What a crawl has before it.
package struct FrontierOutlook: Sendable {
    /// Hosts with something to visit.
    package fileprivate(set) var activeHosts = 0
    /// The host that is busy longest at its pace, nil where none has to rest.
    package fileprivate(set) var slowestHost: String?
    package fileprivate(set) var slowestTime = Duration.zero
    /// When a host may be asked next, nil where none waits for its moment.
    let nextDue: Moment?

    init(nextDue: Moment?) {
        self.nextDue = nextDue
    }

    /// How long it is from a moment until a host may be asked; nothing where one could be for long.
    package func wait(from now: Moment) -> Duration {
        // Who may be asked at any time is due since the beginning of time: no difference fits.
        guard let nextDue, nextDue > now else { return .zero }
        return nextDue - now
    }
}

extension FrontierState {
    /// The hosts that have something to visit, and the slowest of them.
    ///
    /// - Complexity: O(n) in the hosts.
    package var outlook: FrontierOutlook {
        var outlook = FrontierOutlook(nextDue: hosts.schedule.nextDue)
        var slowest: Int?
        for (place, rows) in lines.rows.enumerated() where rows.count > 0 {
            outlook.activeHosts += 1
            let time = hosts.schedule.time(for: rows.count, at: place)
            guard time > outlook.slowestTime else { continue }
            (slowest, outlook.slowestTime) = (place, time)
        }
        outlook.slowestHost = slowest.map { hosts.name(of: HostID(index: $0)) }
        return outlook
    }
}
