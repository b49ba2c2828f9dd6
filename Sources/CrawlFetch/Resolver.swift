import Ares
import Linux

/// Finds the addresses of hosts, on the loop: remembered ones at once, others by asking the name
/// servers.
///
/// It belongs to one fetcher, which wakes it and then takes what has been settled.
final class Resolver {
    /// What is known about a host at once.
    enum Finding {
        /// It is an address itself.
        case literal
        case addresses(HostAddresses)
        case fault(ResolutionFault)
        /// Whoever asked finds the answer among the settled ones.
        case later
    }

    /// The answer for whoever waits.
    typealias Settled = (ticket: Int, result: Result<HostAddresses, ResolutionFault>)

    enum Memory {
        case addresses(HostAddresses)
        /// What went wrong, and how often in a row.
        case fault(ResolutionFault, count: Int)
    }

    struct Lookup {
        var state: NameLookup
        var timer: TimerID
    }

    let plan: ResolverPlan
    let permits: (IPAddress) -> Bool
    let link: NameServerLink
    private let hosts: HostsFile
    var memory: NameCache<Memory>
    var line: QuestionLine
    var lookups: [Int: Lookup] = [:]
    var settled: [Settled] = []
    private var lastNumber = 0

    /// Reads what this machine knows by itself and opens the way to the name servers.
    ///
    /// - Parameters:
    ///   - plan: Whom to ask, and how long an answer holds.
    ///   - loop: The loop that the fetcher lives on.
    ///   - permits: Decides which addresses may be connected to.
    ///   - ring: Called on the loop when it is time for ``wake(by:)``.
    /// - Throws: Why there is no way to the name servers.
    init(
        plan: ResolverPlan,
        loop: EventLoop,
        permits: @escaping (IPAddress) -> Bool,
        ring: @escaping @Sendable (NameServerLink.Event) -> Void
    ) throws(AresCode) {
        self.plan = plan
        self.permits = permits
        hosts = HostsFile(path: plan.hostsFile)
        memory = NameCache(capacity: plan.memory.names)
        line = QuestionLine(places: plan.patience.quickNames)
        link = try NameServerLink(plan: plan, loop: loop, ring: ring)
    }

    /// Says what is known about a URL's host, or sees to it that it will be.
    func find(_ host: ArraySlice<UInt8>, for ticket: Int) -> Finding {
        guard !host.isAddress else { return .literal }
        let now = Moment.now
        if let known = memory.value(for: host, at: now) ?? remember(special: host, at: now) {
            switch known {
            case .addresses(let addresses): return .addresses(addresses)
            case .fault(let fault, _): return .fault(fault)
            }
        }
        line.join(ticket, for: host)
        askNext()
        return .later
    }

    /// Forgets that somebody waits.
    func cancel(_ ticket: Int) {
        line.leave(ticket)
    }

    /// Takes the eldest of the answers that have come since, at most so many.
    func takeSettled(atMost count: Int) -> [Settled] {
        defer { settled.removeFirst(min(count, settled.count)) }
        return Array(settled.prefix(count))
    }

    /// Gives all questions up; the resolver is of no use afterwards.
    func close() {
        for lookup in lookups.values { link.cancel(lookup.timer) }
        lookups = [:]
        link.close()
    }

    /// Begins to ask for names, as far as there are places free.
    func askNext() {
        while let name = line.next() {
            lastNumber += 1
            let now = Moment.now
            lookups[lastNumber] = Lookup(
                state: NameLookup(name: name, startedAt: now),
                timer: link.wake(
                    for: lastNumber,
                    at: now + min(plan.patience.quickTime, plan.patience.timeout)
                )
            )
            link.ask(name, number: lastNumber)
            // A name that cannot be asked for has its reply already, and its place is free.
            takeReplies()
        }
    }

    /// The names that no name server is asked for: those of this machine, and those of RFC 6761
    /// and RFC 7686.
    private func remember(special name: ArraySlice<UInt8>, at now: Moment) -> Memory? {
        let bare = name.last == UInt8(ascii: ".") ? name.dropLast() : name
        guard let label = bare.split(separator: UInt8(ascii: ".")).last else {
            return .fault(.noSuchName, count: 1)
        }
        let found: [IPAddress]
        if label.elementsEqual("localhost".utf8) {
            found = ["::1", "127.0.0.1"].compactMap(IPAddress.init(parsing:))
        } else if label.elementsEqual("invalid".utf8) || label.elementsEqual("onion".utf8) {
            found = []
        } else {
            guard let known = hosts.addresses(of: bare) else { return nil }
            found = known
        }
        let memory = found.isEmpty ? .fault(.noSuchName, count: 1) : judge(found)
        self.memory.insert(memory, for: name, until: now + plan.memory.lifetimes.upperBound)
        return memory
    }

    /// Keeps the addresses that may be connected to, in the order in which they are tried.
    func judge(_ addresses: [IPAddress]) -> Memory {
        let permitted = addresses.filter(permits)
        guard !permitted.isEmpty else { return .fault(.refused, count: 1) }
        let ordered = permitted.inOrderOfTrying(limit: plan.addressesPerName) { $0.hasRoute }
        return .addresses(HostAddresses(ordered))
    }
}

extension ArraySlice<UInt8> {
    /// True for a serialised host that is an address: a name never ends in a number.
    fileprivate var isAddress: Bool {
        guard last != UInt8(ascii: "]") else { return true }
        let end = last == UInt8(ascii: ".") ? dropLast() : self
        let number = end.reversed().prefix { (0x30...0x39).contains($0) }
        guard !number.isEmpty else { return false }
        return end.dropLast(number.count).last.map { $0 == UInt8(ascii: ".") } ?? true
    }
}
