/// The budgets of hosts and of registrable domains.
package struct BudgetBook: Sendable {
    private struct Domain: Sendable {
        var budget = Budget()
        /// Hosts that wait until it shows whether what is on its way becomes pages.
        var parked: [Int] = []
    }

    private let limits: (host: Int?, domain: Int?)
    private var hosts: [Budget] = []
    /// The domain of each host, where domains matter.
    private var domainsOfHosts: [Int32] = []
    private var domains: [Domain] = []
    private var places: [String: Int32] = [:]

    /// Begins without hosts, with the limits of pages for each host and each domain.
    init(pagesPerHost: Int?, pagesPerDomain: Int?) {
        limits = (pagesPerHost, pagesPerDomain)
    }

    /// True where any budget is.
    var isLimited: Bool { limits.host != nil || limits.domain != nil }

    /// Takes the next host in.
    package mutating func add(ofDomain name: @autoclosure () -> String) {
        if limits.host != nil { hosts.append(Budget()) }
        guard limits.domain != nil else { return }
        let name = name()
        let place = places[name] ?? Int32(truncatingIfNeeded: domains.count)
        if places.updateValue(place, forKey: name) == nil { domains.append(Domain()) }
        domainsOfHosts.append(place)
    }

    /// The limit that is reached for a host, in words; nil where there is none.
    package func spent(by host: Int) -> String? {
        if let limit = limits.host, hosts[host].isSpent(limit) {
            return "max-pages-per-host \(limit)"
        }
        guard let limit = limits.domain, domain(of: host).budget.isSpent(limit) else { return nil }
        return "max-pages-per-site \(limit)"
    }

    /// True where a host has to wait for what is on its way.
    package func isPledged(_ host: Int) -> Bool {
        if limits.host != nil, hosts[host].isPledged(limits.host) { return true }
        return limits.domain != nil && domain(of: host).budget.isPledged(limits.domain)
    }

    /// Lets a host wait where it has to; then it is called back.
    mutating func park(_ host: Int) -> Bool {
        guard isPledged(host) else { return false }
        if limits.domain != nil { domains[Int(domainsOfHosts[host])].parked.append(host) }
        return true
    }

    /// Sets a page of a host aside that is on its way.
    package mutating func reserve(_ host: Int) {
        if limits.host != nil { hosts[host].reserve() }
        if limits.domain != nil { domains[Int(domainsOfHosts[host])].budget.reserve() }
    }

    /// Gives a reservation back.
    ///
    /// - Returns: The hosts that waited for it.
    mutating func settle(_ host: Int, isStored: Bool) -> [Int] {
        if limits.host != nil { hosts[host].settle(isStored: isStored) }
        guard limits.domain != nil else { return [] }
        let place = Int(domainsOfHosts[host])
        domains[place].budget.settle(isStored: isStored)
        defer { domains[place].parked = [] }
        return domains[place].parked
    }

    /// Takes over how many pages of a host are stored.
    package mutating func restore(_ count: Int, of host: Int) {
        if limits.host != nil { hosts[host].restore(count) }
        if limits.domain != nil { domains[Int(domainsOfHosts[host])].budget.restore(count) }
    }

    private func domain(of host: Int) -> Domain { domains[Int(domainsOfHosts[host])] }
}
