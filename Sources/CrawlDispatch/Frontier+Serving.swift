import CrawlFrontier
import CrawlModel
import CrawlPoliteness
import Linux

extension Frontier {
    /// So many workers take their leave in half a millisecond.
    private static let partingsPerTurn = 128

    func nextErrand() async -> Errand {
        if let errand = claim() {
            serve()
            return errand
        }
        return await withCheckedContinuation { continuation in
            // The worker may have been away from the loop since: what it missed, it would wait
            // for in vain.
            if let errand = claim() { return continuation.resume(returning: errand) }
            parked.park(continuation)
        }
    }

    /// Finds something to do, but not for too many workers at once.
    @inline(never)
    private func claim() -> Errand? {
        guard !departures.isEmpty, !room.isEmpty else { return nil }
        let now = services.now()
        guard let errand = decide(at: now) else { return nil }
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
    private func decide(at now: Moment) -> Errand? {
        guard !isStopped else { return .leave }
        guard now >= restsUntil else {
            setAlarm(restsUntil)
            return nil
        }
        while true {
            switch state.next(now: now) {
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
    func serve() {
        while !parked.isEmpty, let errand = claim() {
            guard case .leave = errand else {
                parked.wakeFirst(with: errand)
                continue
            }
            return dismiss()
        }
    }

    /// Sends parked workers home, not so many at a time that the loop is late for anything else.
    func dismiss() {
        parked.wake(atMost: Self.partingsPerTurn, with: .leave)
        guard !parked.isEmpty else { return }
        services.schedule(services.now()) { self.assumeIsolated { $0.dismiss() } }
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
}
