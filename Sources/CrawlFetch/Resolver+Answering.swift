import Ares
import Linux

extension Resolver {
    /// Does what an event of the link allows.
    func wake(by event: NameServerLink.Event) {
        switch event {
        case .socket(let socket, let readiness): link.turn(socket, readiness)
        case .time: link.timerRang()
        case .lookup(let number): momentCame(for: number)
        }
        takeReplies()
        askNext()
    }

    /// Gives the replies to the lookups that they belong to; one that comes too late is nobody's.
    func takeReplies() {
        for (number, kind, reply) in link.takeReplies() {
            guard var lookup = lookups[number] else { continue }
            let hadAddresses = lookup.state.hasAddresses
            lookup.state.take(reply, kind: kind)
            lookups[number] = lookup
            if lookup.state.isComplete {
                finish(number)
            } else if lookup.state.hasAddresses, !hadAddresses {
                set(Moment.now + plan.patience.otherFamilyWait, for: number)
            }
        }
    }

    /// A lookup's moment: it has waited long enough for the other family, it is slow, or its time
    /// is over.
    private func momentCame(for number: Int) {
        guard let lookup = lookups[number] else { return }
        let deadline = lookup.state.startedAt + plan.patience.timeout
        guard !lookup.state.hasAddresses, Moment.now < deadline else { return finish(number) }
        line.slow(lookup.state.name)
        set(deadline, for: number)
    }

    private func set(_ moment: Moment, for number: Int) {
        guard let timer = lookups[number]?.timer else { return }
        link.cancel(timer)
        lookups[number]?.timer = link.wake(for: number, at: moment)
    }

    /// Remembers what a lookup came to, and tells those who wait.
    private func finish(_ number: Int) {
        guard let lookup = lookups.removeValue(forKey: number) else { return }
        link.cancel(lookup.timer)
        let (name, result) = (lookup.state.name, lookup.state)
        let verdict = result.hasAddresses ? judge(result.addresses) : .fault(result.fault, count: 1)
        let last = memory.lastValue(for: name)
        let (outcome, lifetime) = remembered(verdict, after: last, lifetime: result.lifetime)
        memory.insert(outcome, for: name, until: .now + lifetime)
        for ticket in line.finish(name) { settled.append((ticket, outcome.result)) }
    }

    /// What is to be remembered after what was known before, and for how long.
    ///
    /// The servers' own failures are remembered for a second, then for two, four and so on: a name
    /// that stays dead is not asked for at every visit.
    private func remembered(
        _ verdict: Memory,
        after last: Memory?,
        lifetime: UInt32?
    ) -> (Memory, Duration) {
        let (least, most) = (plan.memory.lifetimes.lowerBound, plan.memory.lifetimes.upperBound)
        switch (verdict, last) {
        case (.addresses(let new), .addresses(let old)):
            new.inherit(from: old)
            return (verdict, min(max(.seconds(lifetime ?? 0), least), most))
        case (.addresses, _), (.fault(.refused, _), _):
            return (verdict, min(max(.seconds(lifetime ?? 0), least), most))
        case (.fault(let fault, _), _) where fault.isFinal:
            let wait = min(.seconds(lifetime ?? 60), plan.memory.longestEmptyLifetime)
            return (verdict, max(wait, least))
        case (.fault(let fault, _), let last):
            let count = 1 + (last?.failureCount ?? 0)
            let wait = least * (1 << min(count - 1, 5))
            return (.fault(fault, count: count), min(wait, plan.memory.longestEmptyLifetime))
        }
    }
}

extension Resolver.Memory {
    fileprivate var result: Result<HostAddresses, ResolutionFault> {
        switch self {
        case .addresses(let addresses): .success(addresses)
        case .fault(let fault, _): .failure(fault)
        }
    }

    /// How often in a row the servers failed.
    fileprivate var failureCount: Int {
        guard case .fault(let fault, let count) = self, !fault.isFinal else { return 0 }
        return count
    }
}
