package import CrawlModel
import Curl
package import Linux
import URLStandard

/// The one connection pool: turns visits into answers, all on the event loop.
package actor Fetcher {
    struct Errand {
        let visit: Visit
        let lane: Int
        let ticket: Int
        let startedAt: Int64
        let continuation: CheckedContinuation<FetchResult, Never>
        /// Nil where the host is an address itself.
        var attempts: ConnectionAttempts?
        var pace = Pace()
        /// True once it began anew because memory was lacking.
        var isRepeated = false
    }

    let loop: EventLoop
    let plan: FetchPlan
    private(set) var lanes: [Lane] = []
    private var stock: TransferStock?
    var errands: [ObjectIdentifier: Errand] = [:]
    private var running: [Int: CurlTransfer] = [:]
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
            stock = try TransferStock(plan: plan) { [weak self, loop] transfer in
                loop.schedule(at: .now) { self?.assumeIsolated { $0.resume(transfer) } }
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
        while let lane = lanes.popLast() {
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
            visit: visit,
            lane: Int(visit.host.rawValue) % plan.transport.laneCount,
            ticket: ticket,
            startedAt: WallClock.milliseconds,
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

    /// Sends the request to the address that its attempts have come to.
    func connect(_ errand: Errand) {
        guard !lanes.isEmpty else { return fail(errand, .cancelled, "cancelled") }
        launch(errand)
        settle(errand.lane)
    }

    private func launch(_ errand: Errand) {
        running[errand.ticket] = nil
        do throws(CurlCode) {
            guard let transfer = try stock?.take(for: errand.visit.url) else { throw .outOfMemory }
            set(out: errand, with: transfer)
        } catch {
            fail(errand, .localResource, error.description)
        }
    }

    private func set(out errand: Errand, with transfer: CurlTransfer) {
        var errand = errand
        errand.pace = Pace()
        do throws(CurlCode) {
            try transfer.prepare(plan.request(for: errand.visit))
            try transfer.take(errand.attempts?.current.route)
            try lanes[errand.lane].start(transfer)
        } catch {
            stock?.put(back: transfer)
            let outcome = error == .outOfMemory ? VisitOutcome.localResource : .badHTTP
            return fail(errand, outcome, error.description)
        }
        errands[ObjectIdentifier(transfer)] = errand
        running[errand.ticket] = transfer
        limitTime(of: errand)
        watchPace(of: errand.lane)
    }

    func fail(
        _ errand: Errand,
        _ outcome: VisitOutcome,
        _ detail: String,
        isFinal: Bool = false
    ) {
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

    /// Gives every transfer of a lane that has ended to whoever waits for it.
    private func settle(_ lane: Int) {
        while let (transfer, code) = lanes[lane].nextEnded() {
            var errand = errands.removeValue(forKey: ObjectIdentifier(transfer))
            let goesOn =
                transfer.wantsAnotherConnection(after: code)
                || errand?.goesOn(after: transfer, code) == true
            if let errand, !goesOn { finish(errand, transfer, code) }
            lanes[lane].remove(transfer)
            stock?.put(back: transfer)
            if let errand, goesOn { launch(errand) }
        }
    }

    /// Takes a transfer back whose address has had its short time without being connected.
    func cut(_ ticket: Int, attempt: Int) {
        guard let transfer = running[ticket], !transfer.wasReached,
            var errand = errands[ObjectIdentifier(transfer)], errand.attempts?.number == attempt,
            errand.attempts?.advance(wasCut: true) == true
        else { return }
        errands[ObjectIdentifier(transfer)] = nil
        lanes[errand.lane].remove(transfer)
        stock?.put(back: transfer)
        connect(errand)
    }

    /// Ends a transfer whose answer hardly moves.
    func end(stalled transfer: CurlTransfer) {
        guard let errand = errands.removeValue(forKey: ObjectIdentifier(transfer)) else { return }
        lanes[errand.lane].remove(transfer)
        finish(errand, transfer, .timedOut)
        stock?.put(back: transfer)
    }

    private func finish(_ errand: Errand, _ transfer: CurlTransfer, _ code: CurlCode) {
        running[errand.ticket] = nil
        let result = transfer.result(
            of: errand.visit,
            code: code,
            startedAt: errand.startedAt,
            holding: stock?.memory.take(from: transfer)
        )
        errand.continuation.resume(returning: result)
    }

    private func abortAll() {
        for ticket in Array(running.keys) + Array(resolving.keys) { abort(ticket) }
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
        guard let transfer = running.removeValue(forKey: ticket),
            let errand = errands.removeValue(forKey: ObjectIdentifier(transfer))
        else { return }
        lanes[errand.lane].remove(transfer)
        _ = stock?.memory.take(from: transfer)
        stock?.put(back: transfer)
        fail(errand, .cancelled, "cancelled")
    }

    /// Goes on with a transfer that was waiting for memory.
    private func resume(_ id: ObjectIdentifier) {
        guard let errand = errands[id], let transfer = running[errand.ticket] else { return }
        transfer.resume()
        lanes[errand.lane].turn()
        settle(errand.lane)
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
