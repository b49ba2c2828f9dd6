package import DomainNames

/// How much a crawl may take of each host, each registrable domain and of what begins alike; nil
/// for any number.
package struct BudgetLimits: Sendable, Equatable {
    package var pagesPerHost: Int?
    /// The same, where that differs from host to host.
    package var exceptions = DomainTable<Int>()
    package var pagesPerDomain: Int?
    package var hostsPerDomain: Int?
    package var prefixes: [PrefixLimit] = []

    package init(pagesPerHost: Int? = nil, pagesPerDomain: Int? = nil) {
        self.pagesPerHost = pagesPerHost
        self.pagesPerDomain = pagesPerDomain
    }

    var concernHosts: Bool { pagesPerHost != nil || !exceptions.isEmpty }
    var concernDomains: Bool { pagesPerDomain != nil || hostsPerDomain != nil }
}

/// The budgets of hosts and of registrable domains.
package struct BudgetBook: Sendable {
    private struct Host: Sendable {
        let limit: Int?
        var budget = Budget()
    }

    private struct Domain: Sendable {
        var budget = Budget()
        /// Hosts that wait until it shows whether what is on its way becomes pages.
        var parked: [Int] = []
        /// How many of its hosts were asked for anything.
        var hostCount = 0
    }

    private let limits: BudgetLimits
    /// Hosts that were asked for anything, where their number matters.
    private var asked: Set<Int> = []
    private var hosts: [Host] = []
    /// The domain of each host, where domains matter.
    private var domainsOfHosts: [Int32] = []
    private var domains: [Domain] = []
    private var places: [String: Int32] = [:]

    /// True where any budget is.
    package let isLimited: Bool

    init(_ limits: BudgetLimits) {
        self.limits = limits
        isLimited = limits.concernHosts || limits.concernDomains
    }

    /// Takes the next host in.
    package mutating func add(hostname: String, ofDomain name: @autoclosure () -> String) {
        if limits.concernHosts {
            let own = limits.exceptions.value(of: hostname)
            hosts.append(Host(limit: own ?? limits.pagesPerHost))
        }
        guard limits.concernDomains else { return }
        let name = name()
        let place = places[name] ?? Int32(truncatingIfNeeded: domains.count)
        if places.updateValue(place, forKey: name) == nil { domains.append(Domain()) }
        domainsOfHosts.append(place)
    }

    /// The limit that is reached for a host, in words; nil where there is none.
    package func spent(by host: Int) -> String? {
        if limits.concernHosts, let limit = hosts[host].limit, hosts[host].budget.isSpent(limit) {
            let isCommon = limit == limits.pagesPerHost
            return isCommon ? "max-pages-per-host \(limit)" : "[host] max-pages \(limit)"
        }
        if let limit = limits.pagesPerDomain, domain(of: host).budget.isSpent(limit) {
            return "max-pages-per-site \(limit)"
        }
        guard let limit = limits.hostsPerDomain, domain(of: host).hostCount >= limit,
            !asked.contains(host)
        else { return nil }
        return "max-hosts-per-site \(limit)"
    }

    /// Notes that a host is asked for something.
    package mutating func ask(_ host: Int) {
        guard limits.hostsPerDomain != nil, asked.insert(host).inserted else { return }
        domains[Int(domainsOfHosts[host])].hostCount += 1
    }

    /// True where a host has to wait for what is on its way.
    package func isPledged(_ host: Int) -> Bool {
        if limits.concernHosts, hosts[host].budget.isPledged(hosts[host].limit) { return true }
        guard let limit = limits.pagesPerDomain else { return false }
        return domain(of: host).budget.isPledged(limit)
    }

    /// Lets a host wait where it has to; then it is called back.
    mutating func park(_ host: Int) -> Bool {
        guard isPledged(host) else { return false }
        if limits.concernDomains { domains[Int(domainsOfHosts[host])].parked.append(host) }
        return true
    }

    /// Sets a page of a host aside that is on its way.
    package mutating func reserve(_ host: Int) {
        guard isLimited else { return }
        if limits.concernHosts { hosts[host].budget.reserve() }
        if limits.concernDomains { domains[Int(domainsOfHosts[host])].budget.reserve() }
    }

    /// Gives a reservation back.
    ///
    /// - Returns: The hosts that waited for it.
    mutating func settle(_ host: Int, isStored: Bool) -> [Int] {
        if limits.concernHosts { hosts[host].budget.settle(isStored: isStored) }
        guard limits.concernDomains else { return [] }
        let place = Int(domainsOfHosts[host])
        domains[place].budget.settle(isStored: isStored)
        defer { domains[place].parked = [] }
        return domains[place].parked
    }

    /// Takes over that a host was asked, and how many of its pages are stored.
    package mutating func restore(_ count: Int, of host: Int) {
        ask(host)
        if limits.concernHosts { hosts[host].budget.restore(count) }
        if limits.concernDomains { domains[Int(domainsOfHosts[host])].budget.restore(count) }
    }

    private func domain(of host: Int) -> Domain { domains[Int(domainsOfHosts[host])] }
}
