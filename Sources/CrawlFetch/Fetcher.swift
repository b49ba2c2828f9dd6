package import CrawlModel
import Curl
package import Linux
import URLStandard

/// The one connection pool: turns visits into answers, all on the event loop.
package actor Fetcher {
    private static let laneCount = 16

    private struct Errand {
        let visit: Visit
        let lane: Int
        let ticket: Int
        let startedAt: Int64
        let continuation: CheckedContinuation<FetchResult, Never>
    }

    private let loop: EventLoop
    private let plan: FetchPlan
    private var lanes: [Lane] = []
    private var idle: [CurlTransfer] = []
    private var errands: [ObjectIdentifier: Errand] = [:]
    private var running: [Int: CurlTransfer] = [:]
    private var lastTicket = 0

    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        loop.residence
    }

    /// Makes a pool without connections.
    package init(plan: FetchPlan, loop: EventLoop) {
        self.plan = plan
        self.loop = loop
    }

    /// Prepares libcurl.
    ///
    /// - Throws: Why it cannot be used here.
    package func open() throws(FetchError) {
        do throws(CurlCode) {
            try CurlLibrary.start()
            for index in 0..<Self.laneCount { lanes.append(try makeLane(index)) }
            idle.append(try makeTransfer())
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
        for ticket in Array(running.keys) { abort(ticket) }
        for lane in lanes { lane.close() }
        lanes = []
    }

    /// Ends all transfers as cancelled, then closes the connections, not so many at a time that
    /// the loop is late for anything else.
    package func close() async {
        for ticket in Array(running.keys) { abort(ticket) }
        while let lane = lanes.popLast() {
            lane.close()
            await Task.yield()
        }
    }

    private func start(
        _ visit: Visit,
        ticket: Int,
        _ continuation: CheckedContinuation<FetchResult, Never>
    ) {
        let errand = Errand(
            visit: visit,
            lane: Int(visit.host.rawValue) % Self.laneCount,
            ticket: ticket,
            startedAt: WallClock.milliseconds,
            continuation: continuation
        )
        guard !lanes.isEmpty, !Task.isCancelled else {
            return fail(errand, .cancelled, "cancelled")
        }
        do {
            set(out: errand, with: try takeTransfer())
            settle(errand.lane)
        } catch {
            fail(errand, .localResource, error.description)
        }
    }

    private func set(out errand: Errand, with transfer: CurlTransfer) {
        do {
            try transfer.prepare(url: errand.visit.url.bytes)
            errands[ObjectIdentifier(transfer)] = errand
            running[errand.ticket] = transfer
            lanes[errand.lane].start(transfer)
        } catch {
            idle.append(transfer)
            fail(errand, .badHTTP, error.description)
        }
    }

    private func fail(_ errand: Errand, _ outcome: VisitOutcome, _ detail: String) {
        var facts = TransferFacts()
        facts.startedAt = errand.startedAt
        errand.continuation.resume(
            returning: .failed(FetchFailure(outcome: outcome, detail: detail, facts: facts))
        )
    }

    /// Gives every transfer of a lane that has ended to whoever waits for it.
    private func settle(_ lane: Int) {
        while let (transfer, code) = lanes[lane].nextEnded() {
            let errand = errands.removeValue(forKey: ObjectIdentifier(transfer))
            let isAnew = transfer.wantsAnotherConnection(after: code)
            if let errand, !isAnew { finish(errand, transfer, code) }
            lanes[lane].remove(transfer)
            if let errand, isAnew {
                set(out: errand, with: transfer)
            } else {
                idle.append(transfer)
            }
        }
    }

    private func finish(_ errand: Errand, _ transfer: CurlTransfer, _ code: CurlCode) {
        running[errand.ticket] = nil
        let result = transfer.result(
            of: errand.visit,
            code: code,
            startedAt: errand.startedAt
        )
        errand.continuation.resume(returning: result)
    }

    private func abort(_ ticket: Int) {
        guard let transfer = running.removeValue(forKey: ticket),
            let errand = errands.removeValue(forKey: ObjectIdentifier(transfer))
        else { return }
        lanes[errand.lane].remove(transfer)
        idle.append(transfer)
        fail(errand, .cancelled, "cancelled")
    }

    private func takeTransfer() throws(CurlCode) -> CurlTransfer {
        if let transfer = idle.popLast() { return transfer }
        return try makeTransfer()
    }

    private func makeTransfer() throws(CurlCode) -> CurlTransfer {
        let gate = plan.gate
        return try CurlTransfer(limits: plan.limits) { peer in
            IPAddress(bytes: peer.address).map(gate.permits) ?? false
        }
    }

    private func makeLane(_ index: Int) throws(CurlCode) -> Lane {
        let kept = max(1, plan.keptConnections / Self.laneCount)
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
