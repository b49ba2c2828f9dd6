import CrawlModel
import Curl
import Linux
import URLStandard

extension Fetcher {
    /// Sends the request to the address that its attempts have come to.
    func connect(_ errand: Errand) {
        guard !lanes.isEmpty else { return fail(errand, .cancelled, "cancelled") }
        launch(errand)
        settle(errand.lane)
    }

    private func launch(_ errand: Errand) {
        do throws(CurlCode) {
            guard let transfer = try stock?.take(for: errand.visit.url) else { throw .outOfMemory }
            set(out: errand, with: transfer)
        } catch {
            fail(errand, .localResource, error.description)
        }
    }

    private func set(out errand: Errand, with transfer: CurlTransfer) {
        errand.pace = Pace()
        errand.transfer = transfer
        transfer.ticket = errand.ticket
        do throws(CurlCode) {
            try transfer.prepare(plan.request(for: errand.visit))
            try transfer.take(errand.attempts?.current.route)
            try lanes[errand.lane].start(transfer)
        } catch {
            stock?.put(back: transfer)
            let outcome = error == .outOfMemory ? VisitOutcome.localResource : .badHTTP
            return fail(errand, outcome, error.description)
        }
        errands[errand.ticket] = errand
        limitTime(of: errand)
        watchPace(of: errand.lane)
    }

    /// Gives every transfer of a lane that has ended to whoever waits for it.
    func settle(_ lane: Int) {
        while let (transfer, code) = lanes[lane].nextEnded() {
            let errand = errands.removeValue(forKey: transfer.ticket)
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
        guard let errand = errands[ticket], let transfer = errand.transfer, !transfer.wasReached,
            errand.attempts?.number == attempt, errand.attempts?.advance(wasCut: true) == true
        else { return }
        errands[ticket] = nil
        lanes[errand.lane].remove(transfer)
        stock?.put(back: transfer)
        connect(errand)
    }

    /// Ends a transfer whose answer hardly moves.
    func end(stalled transfer: CurlTransfer) {
        guard let errand = errands.removeValue(forKey: transfer.ticket) else { return }
        lanes[errand.lane].remove(transfer)
        finish(errand, transfer, .timedOut)
        stock?.put(back: transfer)
    }

    private func finish(_ errand: Errand, _ transfer: CurlTransfer, _ code: CurlCode) {
        let result = transfer.result(
            of: errand.visit,
            code: code,
            startedAt: errand.startedAt,
            holding: stock?.memory.take(from: errand.ticket)
        )
        errand.continuation.resume(returning: result)
    }

    /// Goes on with a transfer that was waiting for memory.
    func resume(_ ticket: Int) {
        guard let errand = errands[ticket], let transfer = errand.transfer else { return }
        transfer.resume()
        lanes[errand.lane].turn()
        settle(errand.lane)
    }
}
