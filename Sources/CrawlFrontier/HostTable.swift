import CrawlSeen
import CrawlModel
import CrawlPoliteness
import Linux
import URLStandard

extension HostID {
    /// The place in an array of all hosts.
    var index: Int { Int(rawValue) - 1 }
}

/// All hosts, and the order in which they may be asked.
struct HostTable: Sendable {
    /// What waits for its moment: a host, or an address for the first of its hosts.
    private enum Claimant: Sendable {
        case host(HostID)
        case address(Int32)
    }

    var all: [Host] = []
    /// The visits of all hosts that are in memory.
    var pool = VisitPool()
    /// Hosts with something to do of which nobody knows where they are, in order.
    var unlocated = MomentHeap<HostID>()
    private(set) var addresses: AddressTable
    var budgets: BudgetBook
    private var index = HostIndex()
    private var ready = MomentHeap<Claimant>()
    private var common: HostGate?
    private var jitter: Jitter
    private let politeness: Politeness

    init(_ plan: FrontierPlan) {
        politeness = plan.politeness
        budgets = BudgetBook(plan)
        addresses = AddressTable(politeness: politeness)
        common = politeness.commonGate
        jitter = Jitter(upTo: politeness.jitter)
    }

    /// The first moment at which a listed host may be free.
    var nextDue: Moment? {
        guard let due = ready.nextDue, let common else { return ready.nextDue }
        return due < common.opensAt ? common.opensAt : due
    }

    func find(_ url: WebURL) -> HostID? {
        index.find(url.authorityBytes).map(HostID.init)
    }

    func name(of id: HostID) -> String { index.name(of: id.rawValue) }

    mutating func add(_ name: ArraySlice<UInt8>, hostname: String) -> HostID {
        let gate = politeness.hostGate(of: hostname)
        all.append(Host(gate: gate, location: addresses.firstLocation(of: hostname)))
        return HostID(rawValue: index.add(name))
    }

    /// Slows a host down to what its robots.txt asks for.
    mutating func slow(_ id: HostID, toCrawlDelay seconds: Double) {
        guard seconds > 0 else { return }
        let longest = politeness.longestCrawlDelay
        let asked = seconds < 1_000_000 ? Duration.milliseconds(Int(seconds * 1000)) : longest
        all[id.index].gate.slow(to: min(asked, longest))
    }

    /// True where so many tries in a row did not reach a host that it is given up.
    func isDead(_ id: HostID) -> Bool {
        politeness.patience > 0 && all[id.index].misses >= politeness.patience
    }

    /// Lists a host that has something to do and a connection free.
    mutating func list(_ id: HostID) {
        guard all[id.index].mayBeListed else { return }
        if budgets.isLimited, budgets.park(id.index) { return }
        switch all[id.index].location {
        case .unknown:
            all[id.index].location = .sought
            unlocated.insert(id, due: Moment(nanoseconds: .min))
        case .sought:
            return
        case .nowhere:
            all[id.index].isListed = true
            ready.insert(.host(id), due: all[id.index].gate.opensAt)
        case .at(let place):
            all[id.index].isListed = true
            addresses.all[Int(place)].hosts.insert(id, due: all[id.index].gate.opensAt)
            list(address: place)
        }
    }

    private mutating func list(address place: Int32) {
        guard let due = addresses.all[Int(place)].nextDue else { return }
        // What stands there for later is passed over when its moment comes.
        if let listed = addresses.all[Int(place)].listedFor, listed <= due { return }
        addresses.all[Int(place)].listedFor = due
        ready.insert(.address(place), due: due)
    }

    /// Takes the host that has been free for the longest time off the list.
    mutating func takeFree(at now: Moment) -> HostID? {
        if let common, common.opensAt > now { return nil }
        while let (claimant, due) = ready.removeFirst(at: now) {
            switch claimant {
            case .host(let id):
                all[id.index].isListed = false
                if all[id.index].gate.opensAt <= now { return id }
                list(id)
            case .address(let place):
                guard addresses.all[Int(place)].listedFor == due else { continue }
                addresses.all[Int(place)].listedFor = nil
                if let id = takeFree(at: place, now: now) { return id }
            }
        }
        return nil
    }

    private mutating func takeFree(at place: Int32, now: Moment) -> HostID? {
        defer { list(address: place) }
        guard let due = addresses.all[Int(place)].nextDue, due <= now else { return nil }
        while let id = addresses.all[Int(place)].hosts.removeDue(at: now) {
            all[id.index].isListed = false
            if all[id.index].gate.opensAt <= now { return id }
            list(id)
        }
        return nil
    }

    /// Lets a request to a host start.
    mutating func start(_ id: HostID, at now: Moment) {
        let extra = jitter.next()
        all[id.index].gate.start(at: now, extra: extra)
        common?.start(at: now)
        guard case .at(let place) = all[id.index].location else { return }
        addresses.all[Int(place)].gate.start(at: now, extra: extra)
    }

    /// Ends a request to a host, and learns from it.
    mutating func end(_ id: HostID, _ facts: VisitFacts, at now: Moment) {
        learn(facts, of: id)
        let extra = jitter.next()
        all[id.index].gate.end(at: now, extra: extra)
        guard case .at(let place) = all[id.index].location else { return }
        addresses.all[Int(place)].gate.end(at: now, extra: extra)
        list(address: place)
        guard let name = facts.address, !addresses.isNamed(.at(place), name) else { return }
        // What is under way ends where it started.
        guard all[id.index].gate.isIdle, !all[id.index].isListed else { return }
        all[id.index].location = addresses.location(of: name)
        guard case .at(let actual) = all[id.index].location else { return }
        // What has just ended there counts there.
        addresses.all[Int(actual)].gate.start(at: now, extra: extra)
        addresses.all[Int(actual)].gate.end(at: now, extra: extra)
    }

    private mutating func learn(_ facts: VisitFacts, of id: HostID) {
        if let latency = facts.latency { all[id.index].gate.adapt(to: latency) }
        switch facts.reach {
        case .answered: all[id.index].misses = 0
        case .unreached: all[id.index].misses += 1
        case .unsaid: break
        }
    }

    /// Gives back what a page visit had reserved of its host's budget.
    mutating func settle(_ id: HostID, isStored: Bool) {
        guard budgets.isLimited else { return }
        for index in budgets.settle(id.index, isStored: isStored) {
            list(HostID(rawValue: Int32(truncatingIfNeeded: index + 1)))
        }
    }

    /// Notes where a host is; where nobody knows, it is alone until it answers.
    mutating func locate(_ id: HostID, at address: String?) {
        all[id.index].location = addresses.location(of: address ?? name(of: id))
        list(id)
    }
}
