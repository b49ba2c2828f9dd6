package import CrawlFrontier
package import CrawlModel
package import CrawlPoliteness
package import CrawlScope
package import Linux
package import URLStandard

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
    /// So many links are followed in about a millisecond.
    private static let slice = 1_000

    private let loop: EventLoop
    private let services: FrontierServices
    private var state: FrontierState
    private var parked = ParkedWorkers()
    private var alarm: Moment?
    private var restsUntil = Moment(nanoseconds: .min)
    private var isStopped = false
    private var departures = Allowance(Frontier.departuresPerTurn)
    private var room = Allowance(Frontier.growth, rest: Frontier.rest)
    /// Why the crawl is over, nil before it is.
    package private(set) var ending: FrontierEnding?

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

    /// Ends a visit.
    ///
    /// The closure appends the changes to the store's queue, with the visit's own record; it is
    /// called once, before any other worker can see the new visits.
    @inline(never)
    package func finish(
        _ visit: Visit,
        _ yield: VisitYield,
        _ facts: VisitFacts = VisitFacts(),
        from start: Int = 0,
        then record: @Sendable ([FrontierChange]) -> Void
    ) {
        // Never inlined: what it needs for a moment would be part of each worker for its life.
        record(state.finish(visit, yield, facts, from: start, now: services.now()))
        room.giveBack()
        serve()
    }

    /// Ends a visit that may have more links than one turn of the loop has time for.
    ///
    /// - Parameters:
    ///   - visit: What was handed out.
    ///   - yield: What it gave.
    ///   - facts: What it showed of its host.
    ///   - part: Appends changes on account of the visit, whose record is yet to come.
    ///   - record: Appends the record with the last changes.
    package func finish(
        _ visit: Visit,
        _ yield: VisitYield,
        _ facts: VisitFacts,
        part: @Sendable ([FrontierChange]) -> Void,
        then record: @Sendable ([FrontierChange]) -> Void
    ) async {
        let start = await followAhead(visit, yield, part)
        finish(visit, yield, facts, from: start, then: record)
    }

    /// Follows the links of a long list in slices, between which the loop turns.
    ///
    /// - Returns: The first that is left.
    private func followAhead(
        _ visit: Visit,
        _ yield: VisitYield,
        _ part: @Sendable ([FrontierChange]) -> Void
    ) async -> Int {
        guard case .page(let links) = yield, links.count > Self.slice else { return 0 }
        var (start, origin) = (0, state.origin(of: visit))
        while links.count - start > Self.slice {
            let changes = state.follow(links, start..<(start + Self.slice), of: visit)
            if !changes.isEmpty { part(changes) }
            start += Self.slice
            serve()
            await turn()
            // Meanwhile the page may have come nearer: then all of its links have.
            let present = state.origin(of: visit)
            if present != origin { (start, origin) = (0, present) }
        }
        return start
    }

    /// Lets the loop turn.
    private func turn() async {
        await withCheckedContinuation { continuation in
            services.schedule(services.now()) { continuation.resume() }
        }
    }

    /// Takes seeds in; the closure appends the changes to the store's queue.
    package func admit(
        _ seeds: [(url: WebURL, key: URLKey)],
        then record: @Sendable ([FrontierChange]) -> Void
    ) {
        record(state.admit(seeds))
        serve()
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
        parked.wakeAll(with: .leave)
    }

    private func nextErrand() async -> Errand {
        if let errand = claim() { return errand }
        return await withCheckedContinuation { continuation in
            // The worker may have been away from the loop since: what it missed, it would wait
            // for in vain.
            if let errand = claim() { return continuation.resume(returning: errand) }
            parked.park(continuation)
        }
    }

    /// Finds something to do, but not for too many workers at once.
    private func claim() -> Errand? {
        guard !departures.isEmpty, !room.isEmpty, let errand = decide() else { return nil }
        let now = services.now()
        if let moment = departures.take(at: now) { goOn(at: moment) { $0.departures.refill() } }
        if let moment = room.take(at: now) { goOn(at: moment) { $0.room.refill() } }
        return errand
    }

    /// Lets the loop do everything else that is ready before more workers set out.
    private func goOn(
        at moment: Moment,
        _ refill: @escaping @Sendable (isolated Frontier) -> Void
    ) {
        services.schedule(moment) {
            self.assumeIsolated {
                refill($0)
                $0.serve()
            }
        }
    }

    /// Decides until somebody has to do something; nil where nothing can be done now.
    private func decide() -> Errand? {
        guard !isStopped else { return .leave }
        guard services.now() >= restsUntil else {
            setAlarm(restsUntil)
            return nil
        }
        while true {
            switch state.next(now: services.now()) {
            case .visit(let visit): return .visit(visit)
            case .refused(let changes): services.journal(changes)
            case .refill(let host, let limit): return .refill(host, limit: limit)
            case .locate(let host, let url): return .locate(host, by: url)
            case .reconsider(let hosts, let after, let limit):
                return .reconsider(hosts, after: after, limit: limit)
            case .wait(let moment):
                setAlarm(moment)
                return nil
            case .finished(let ending):
                self.ending = ending
                return .leave
            }
        }
    }

    /// Wakes parked workers, each with something to do.
    private func serve() {
        while !parked.isEmpty, let errand = claim() {
            guard case .leave = errand else {
                parked.wakeFirst(with: errand)
                continue
            }
            return parked.wakeAll(with: .leave)
        }
    }

    private func setAlarm(_ moment: Moment?) {
        guard let moment else { return }
        if let alarm, alarm <= moment { return }
        alarm = moment
        services.schedule(moment) { self.assumeIsolated { $0.ring(moment) } }
    }

    private func ring(_ moment: Moment) {
        if alarm == moment { alarm = nil }
        serve()
    }

    private func refill(_ host: HostID, limit: Int) async throws {
        do {
            let visits = try await services.refill(host, limit)
            services.journal(try state.accept(visits, of: host, now: services.now()))
            room.giveBack()
            serve()
        } catch {
            state.abandon(host)
            throw error
        }
    }

    private func locate(_ host: HostID, by url: WebURL) async {
        state.locate(host, at: await services.locate(url))
        room.giveBack()
        serve()
    }

    private func reconsider(_ hosts: Set<HostID>, after: URLID, limit: Int) async throws {
        do {
            let visits = try await services.outsiders(hosts, after, limit)
            services.journal(state.reconsider(visits))
            room.giveBack()
            serve()
        } catch {
            services.journal(state.reconsider(nil))
            throw error
        }
    }
}
