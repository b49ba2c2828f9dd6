package import CrawlFrontier
package import CrawlModel
import CrawlPoliteness
package import CrawlScope
package import Linux

/// The door to the frontier: lets workers wait for visits, and everybody else hurry by.
///
/// The decisions are made in the state; here workers are parked, woken one for each visit, and
/// the timer is set.
package actor Frontier {
    /// A visit to a new host costs some 100 µs in all: so many keep the loop's lag low.
    private static let departuresPerTurn = 16
    /// What sets out together comes back together: so many more visits than before may be under
    /// way after each rest.
    private static let growth = 16
    private static let rest = Duration.milliseconds(2)

    private let loop: EventLoop
    let services: FrontierServices
    var state: FrontierState
    var parked = ParkedWorkers()
    var alarm: Moment?
    private(set) var restsUntil = Moment(nanoseconds: .min)
    private(set) var isStopped = false
    var departures = Allowance(Frontier.departuresPerTurn)
    var room = Allowance(Frontier.growth, rest: Frontier.rest)
    /// Why the crawl is over, nil before it is.
    package internal(set) var ending: FrontierEnding?

    package nonisolated var unownedExecutor: UnownedSerialExecutor { loop.residence }

    /// Opens a frontier on an event loop, with what was admitted or restored beforehand.
    package init(_ state: FrontierState, on loop: EventLoop, services: FrontierServices) {
        self.state = state
        self.loop = loop
        self.services = services
    }

    /// The figures for a progress line.
    package var counts: FrontierCounts { state.counts }

    /// How many URLs somebody has put aside.
    package var heldCount: Int { state.heldCount }

    /// What the crawl has before it.
    ///
    /// - Complexity: O(n) in the hosts.
    package var outlook: FrontierOutlook { state.outlook }

    /// Waits for the next visit.
    ///
    /// - Returns: Nil when the crawl is over or stopped.
    /// - Throws: What the reading of the store throws, or `FrontierError`.
    package func next() async throws -> Visit? {
        while true {
            switch await nextErrand() {
            case .visit(let visit): return visit
            case .refill(let host, let limit): try await refill(host, limit: limit)
            case .locate(let host, let url): await locate(host, by: url)
            case .reconsider(let hosts, let after, let limit):
                try await reconsider(hosts, after: after, limit: limit)
            case .leave: return nil
            }
        }
    }

    /// Lets a host rest until a moment, because its answer asked for it.
    package func pause(_ host: HostID, until moment: Moment) {
        state.pause(host, until: moment)
    }

    /// Sends nobody out before a moment, because no host can be reached.
    package func pauseAll(until moment: Moment) {
        restsUntil = max(restsUntil, moment)
    }

    /// The numbers of known URLs; a key that is not known gives none.
    package func ids(of keys: [URLKey]) -> [URLID] { state.ids(of: keys) }

    /// The shapes of URLs that have become barren since this was asked, and what is said of each.
    package func takeNews() -> [(shape: URLShape, verdict: String)] {
        state.takeBarrenShapes()
    }

    /// Lets somebody change what waits; the closure appends what it changes to the store's queue,
    /// before any worker can see it.
    ///
    /// - Returns: Nil where the crawl is over, and nothing is changed.
    package func adjust<Result: Sendable>(
        _ change: @Sendable (inout FrontierState) -> Result
    ) -> Result? {
        guard ending == nil else { return nil }
        defer { serve() }
        return change(&state)
    }

    /// Sends all workers home; visits in flight may still be finished.
    package func stop() {
        isStopped = true
        dismiss()
    }
}
