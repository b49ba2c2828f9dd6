import CrawlDispatch
import CrawlFetch
import CrawlFrontier
import CrawlModel
import CrawlRestraint
import CrawlStore
import Linux

extension Crawler {
    /// How long a request that waits for its turn does not look whether the crawl is stopping.
    private static let glance = Duration.milliseconds(200)

    /// Requests a visit's URL as soon as the limit of rate allows it, and learns from the result
    /// how the network is.
    func fetch(_ visit: Visit) async -> FetchResult {
        let reservation = restraint.reserve(at: .now)
        if let start = reservation?.start, await !isTurn(at: start) {
            restraint.settle(reservation, received: 0)
            return .failed(FetchFailure(outcome: .cancelled, detail: "the crawl is stopping"))
        }
        if let prepare = fetcher.preparation(for: visit.url) { await pool.run(prepare) }
        let result = await fetcher.fetch(visit)
        settle(reservation, visit, result)
        return result
    }

    @inline(never)
    private func settle(_ place: RateBudget.Reservation?, _ visit: Visit, _ result: FetchResult) {
        restraint.settle(place, received: result.facts.wireBytes)
        if case .answered = result { restraint.noteAnswer(from: visit.host) }
    }

    /// Waits for a request's turn.
    ///
    /// - Returns: False where the crawl stops before.
    @inline(never)
    private func isTurn(at start: Moment) async -> Bool {
        while Moment.now < start {
            guard !isStopping else { return false }
            try? await loop.sleep(until: min(start, .now + Self.glance))
        }
        return true
    }

    /// Keeps for how long a host wants to be left alone: the next run may begin before.
    func keepRest(of host: HostID, for pause: Duration) {
        store.append(.changes([.resting(host, until: WallClock.milliseconds(after: pause))]))
    }

    /// Lets everybody rest where the network is down, or this machine lacks something.
    ///
    /// - Returns: Until when; nil where the failure is the host's own.
    func rest(after failure: FetchFailure, of visit: Visit) async -> Moment? {
        switch restraint.judge(failure, of: visit.host, at: .now) {
        case .host: return nil
        case .unsure(let moment):
            await frontier.pause(visit.host, until: moment)
            return moment
        case .network(let moment):
            await frontier.pauseAll(until: moment)
            return moment
        }
    }
}
