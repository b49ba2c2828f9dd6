package import CrawlModel
import Curl
package import Linux
import URLStandard

/// The one connection pool: turns visits into answers, all on the event loop.
package actor Fetcher {
    let loop: EventLoop
    let plan: FetchPlan
    private(set) var lanes: [Lane] = []
    private(set) var stock: TransferStock?
    /// Those whose request is under way, by their tickets.
    var errands: [Int: Errand] = [:]
    var lastTicket = 0
    var resolver: Resolver?
    /// Those whose host's addresses are asked for.
    var resolving: [Int: Errand] = [:]
    /// Those who only want to know an address.
    var locating: [Int: CheckedContinuation<String?, Never>] = [:]

    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        loop.residence
    }

    /// Makes a pool without connections.
    package init(plan: FetchPlan, loop: EventLoop) {
        self.plan = plan
        self.loop = loop
    }

    /// Prepares libcurl, and the way to the name servers.
    ///
    /// - Throws: Why one of them cannot be used here.
    package func open() throws(FetchError) {
        resolver = try makeResolver()
        do throws(CurlCode) {
            try CurlLibrary.start()
            stock = try TransferStock(plan: plan) { [weak self, loop] ticket in
                loop.schedule(at: .now) { self?.assumeIsolated { $0.resume(ticket) } }
            }
            for index in 0..<plan.transport.laneCount { lanes.append(try makeLane(index)) }
        } catch {
            throw .unusable(error.description)
        }
    }

    /// Requests a visit's URL and collects the answer.
    ///
    /// - Returns: The answer, or why there is none; a cancelled task gets `cancelled` at once.
    package func fetch(_ visit: Visit) async -> FetchResult {
        lastTicket += 1
        let ticket = lastTicket
        return await withTaskCancellationHandler {
            await withCheckedContinuation { start(visit, ticket: ticket, $0) }
        } onCancel: {
            loop.schedule(at: .now) { self.assumeIsolated { $0.abort(ticket) } }
        }
    }

    /// Ends all transfers as cancelled and closes all connections at once.
    package func abandon() {
        abortAll()
        for lane in lanes { lane.close() }
        lanes = []
    }

    /// Ends all transfers as cancelled, then closes the connections, not so many at a time that
    /// the loop is late for anything else.
    package func close() async {
        abortAll()
        // Whoever asks from here on is told so: a lane that goes would leave him waiting.
        for lane in exchange(&lanes, with: []) {
            lane.close()
            await Task.yield()
        }
        stock?.saveCookies()
    }

    private func start(
        _ visit: Visit,
        ticket: Int,
        _ continuation: CheckedContinuation<FetchResult, Never>
    ) {
        let errand = Errand(
            visit,
            lane: Int(visit.host.rawValue) % plan.transport.laneCount,
            ticket: ticket,
            continuation: continuation
        )
        guard !lanes.isEmpty, !Task.isCancelled else {
            return fail(errand, .cancelled, "cancelled")
        }
        if let refusal = plan.refusal(of: visit.url) {
            return fail(errand, refusal.outcome, refusal.detail)
        }
        resolve(errand)
    }

    func fail(
        _ errand: Errand,
        _ outcome: VisitOutcome,
        _ detail: String,
        isFinal: Bool = false
    ) {
        _ = stock?.memory.take(from: errand.ticket)
        var facts = TransferFacts()
        facts.startedAt = errand.startedAt
        facts.totalMilliseconds = Int(WallClock.milliseconds - errand.startedAt)
        let failure = FetchFailure(
            outcome: outcome,
            detail: detail,
            facts: facts,
            isFinal: isFinal
        )
        errand.continuation.resume(returning: .failed(failure))
    }

    private func abortAll() {
        for ticket in Array(errands.keys) + Array(resolving.keys) { abort(ticket) }
        for waiter in locating.values { waiter.resume(returning: nil) }
        locating = [:]
        resolver?.close()
        resolver = nil
    }

    private func abort(_ ticket: Int) {
        if let errand = resolving.removeValue(forKey: ticket) {
            resolver?.cancel(ticket)
            return fail(errand, .cancelled, "cancelled")
        }
        guard let errand = errands.removeValue(forKey: ticket), let transfer = errand.transfer
        else { return }
        lanes[errand.lane].remove(transfer)
        stock?.put(back: transfer)
        fail(errand, .cancelled, "cancelled")
    }

    private func makeLane(_ index: Int) throws(CurlCode) -> Lane {
        let kept = plan.transport.keptConnectionsOfLane
        return try Lane(keptConnections: kept, loop: loop) { [weak self] socket, readiness in
            self?.assumeIsolated { $0.rang(index, socket, readiness) }
        }
    }

    private func rang(_ lane: Int, _ socket: Int32?, _ readiness: Readiness) {
        guard lanes.indices.contains(lane) else { return }
        if let socket {
            lanes[lane].turn(socket, readiness)
        } else {
            lanes[lane].timerRang()
        }
        settle(lane)
    }
}
