package import Linux

/// When each host may be asked, and which is next; hosts are known by their places from 0.
package struct HostSchedule: Sendable {
    /// What waits for its moment: a host, or an address for the first of its hosts.
    private enum Claimant: Sendable {
        case host(Int)
        case address(Int32)
    }

    package var all: [ScheduledHost] = []
    package var budgets: BudgetBook
    /// Hosts with something to do of which nobody knows where they are, in order.
    private var unlocated = MomentHeap<Int>()
    private var addresses: AddressTable
    private var ready = HostLine<Claimant>()
    private var common: HostGate?
    private var jitter: Jitter
    private let politeness: Politeness

    /// A schedule without hosts.
    package init(_ politeness: Politeness, budgets limits: BudgetLimits = BudgetLimits()) {
        self.politeness = politeness
        budgets = BudgetBook(limits)
        addresses = AddressTable(politeness: politeness)
        common = politeness.commonGate
        jitter = Jitter(upTo: politeness.jitter)
    }

    /// The first moment at which a listed host may be free.
    package var nextDue: Moment? {
        guard let due = ready.nextDue, let common else { return ready.nextDue }
        return due < common.opensAt ? common.opensAt : due
    }

    /// Takes the next host in.
    package mutating func add(hostname: String) {
        let gate = politeness.hostGate(of: hostname)
        all.append(ScheduledHost(gate: gate, location: addresses.firstLocation(of: hostname)))
    }

    /// Takes over how often in a row a host was not reached: who was given up has one more try.
    package mutating func restore(_ host: Int, misses: Int) {
        all[host].misses = min(misses, max(0, politeness.patience - 1))
    }

    /// Lets nobody ask a host before a moment.
    package mutating func hold(_ host: Int, until moment: Moment) {
        all[host].gate.hold(until: moment)
    }

    /// Leaves a host in peace, or no longer; what is under way ends.
    package mutating func setPaused(_ host: Int, _ isPaused: Bool) {
        all[host].isPaused = isPaused
        list(host)
    }

    /// Lets a host rest so long between requests, or nil for as long as others of its kind.
    package mutating func pace(_ host: Int, named hostname: String, to delay: Duration?) {
        all[host].gate.pace(to: delay ?? politeness.hostDelay(of: hostname))
    }

    /// How long so many requests to a host take at its pace.
    package func time(for count: Int, at host: Int) -> Duration {
        all[host].gate.time(for: count)
    }

    /// Slows a host down to what its robots.txt asks for.
    package mutating func slow(_ host: Int, toCrawlDelay seconds: Double) {
        guard seconds > 0 else { return }
        let longest = politeness.longestCrawlDelay
        let asked = seconds < 1_000_000 ? Duration.milliseconds(Int(seconds * 1000)) : longest
        all[host].gate.slow(to: min(asked, longest))
    }

    /// Lists a host that has something to do and a connection free.
    package mutating func list(_ host: Int) {
        guard all[host].mayBeListed else { return }
        if budgets.isLimited, budgets.park(host) { return }
        switch all[host].location {
        case .unknown:
            all[host].location = .sought
            unlocated.insert(host, due: Moment(nanoseconds: .min))
        case .sought:
            return
        case .nowhere:
            all[host].isListed = true
            let due = all[host].gate.opensAt
            ready.insert(.host(host), due: due, isBegun: all[host].robots == .answered)
        case .at(let place):
            all[host].isListed = true
            let due = all[host].gate.opensAt
            let isBegun = all[host].robots == .answered
            addresses.all[Int(place)].hosts.insert(host, due: due, isBegun: isBegun)
            list(address: place)
        }
    }

    private mutating func list(address place: Int32) {
        guard let due = addresses.nextDue(at: place) else { return }
        // What stands there for later is passed over when its moment comes.
        if let listed = addresses.all[Int(place)].listedFor, listed <= due { return }
        addresses.all[Int(place)].listedFor = due
        let isBegun = addresses.all[Int(place)].hosts.isBegun(by: due)
        ready.insert(.address(place), due: due, isBegun: isBegun)
    }

    /// Takes the host that has been free for the longest time off the list, before it one whose
    /// robots.txt has just come.
    package mutating func takeFree(at now: Moment) -> Int? {
        if let common, !common.isOpen(at: now) { return nil }
        while let (claimant, due) = ready.removeFirst(at: now) {
            switch claimant {
            case .host(let host):
                if leave(host, at: now) { return host }
                list(host)
            case .address(let place):
                guard addresses.all[Int(place)].listedFor == due else { continue }
                addresses.all[Int(place)].listedFor = nil
                if let host = takeFree(at: place, now: now) { return host }
            }
        }
        return nil
    }

    private mutating func takeFree(at place: Int32, now: Moment) -> Int? {
        defer { list(address: place) }
        guard let due = addresses.nextDue(at: place), due.nanoseconds <= now.nanoseconds else {
            return nil
        }
        while let host = addresses.all[Int(place)].hosts.removeFirst(at: now)?.element {
            if leave(host, at: now) { return host }
            list(host)
        }
        return nil
    }

    /// Takes a host off the list.
    ///
    /// - Returns: False where it may not be asked yet.
    // Asked of the host itself, a copy with all that it has would be made.
    private mutating func leave(_ host: Int, at now: Moment) -> Bool {
        all[host].isListed = false
        guard all[host].gate.isOpen(at: now), !all[host].isPaused else { return false }
        all[host].robots = .settled
        return true
    }

    /// Lets a request to a host start.
    package mutating func start(_ host: Int, at now: Moment) {
        budgets.ask(host)
        let extra = jitter.next()
        all[host].gate.start(at: now, extra: extra)
        common?.start(at: now)
        guard case .at(let place) = all[host].location else { return }
        addresses.all[Int(place)].gate.start(at: now, extra: extra)
    }

    /// Ends a request to a host, and learns from it.
    ///
    /// - Returns: How many tries in a row did not reach it, nil where that is as before.
    @discardableResult
    package mutating func end(_ host: Int, _ facts: VisitFacts, at now: Moment) -> Int? {
        let before = all[host].misses
        learn(facts, of: host)
        free(host, facts, at: now)
        return all[host].misses == before ? nil : all[host].misses
    }

    private mutating func free(_ host: Int, _ facts: VisitFacts, at now: Moment) {
        let extra = jitter.next()
        all[host].gate.end(at: now, extra: extra + all[host].recent.extra)
        guard case .at(let place) = all[host].location else { return }
        addresses.all[Int(place)].gate.end(at: now, extra: extra)
        list(address: place)
        guard let name = facts.address, !addresses.isNamed(.at(place), name) else { return }
        // What is under way ends where it started.
        guard all[host].gate.isIdle, !all[host].isListed else { return }
        all[host].location = addresses.location(of: name)
        guard case .at(let actual) = all[host].location else { return }
        // What has just ended there counts there.
        addresses.all[Int(actual)].gate.start(at: now, extra: extra)
        addresses.all[Int(actual)].gate.end(at: now, extra: extra)
    }

    private mutating func learn(_ facts: VisitFacts, of host: Int) {
        if let latency = facts.latency { all[host].gate.adapt(to: latency) }
        if politeness.adapts, let content = facts.content { all[host].recent.note(content) }
        switch facts.reach {
        case .answered: all[host].misses = 0
        case .unreached: all[host].misses += 1
        case .unsaid: return
        }
        all[host].isDead = politeness.patience > 0 && all[host].misses >= politeness.patience
    }

    /// Gives back what a page visit had reserved of its host's budget.
    package mutating func settle(_ host: Int, isStored: Bool) {
        guard budgets.isLimited else { return }
        for waiter in budgets.settle(host, isStored: isStored) { list(waiter) }
    }

    /// Lets a host wait for room in a budget that is not its own.
    package mutating func park(_ host: Int) {
        all[host].isParked = true
    }

    /// Lets a host go on that waited.
    package mutating func unpark(_ host: Int) {
        all[host].isParked = false
        list(host)
    }

    /// Takes out a host with something to do of which nobody knows where it is.
    ///
    /// Of a host that is not asked any more nobody wants to know.
    package mutating func nextUnlocated(at now: Moment) -> Int? {
        while let host = unlocated.removeDue(at: now) {
            guard budgets.spent(by: host) != nil else { return host }
            all[host].location = .nowhere
            list(host)
        }
        return nil
    }

    /// Notes where a host is, by the name of its address.
    package mutating func locate(_ host: Int, at address: String) {
        all[host].location = addresses.location(of: address)
        list(host)
    }

    /// Lets a host be looked for again when it has something to do.
    package mutating func giveUpLocating(_ host: Int) {
        all[host].location = .unknown
    }
}
