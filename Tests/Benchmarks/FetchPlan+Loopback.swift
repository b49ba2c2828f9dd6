import CrawlFetch
import DomainNames
import Linux

extension FetchPlan {
    /// Requests as crawl makes them, to servers of this machine.
    static func onLoopback(keeping connections: Int) -> FetchPlan {
        let loopback = ["127.0.0.0/8"].compactMap(AddressRange.init(parsing:))
        return FetchPlan(
            userAgent: "crawl",
            gate: AddressGate(allowing: loopback),
            keptConnections: connections
        )
    }

    /// The same, with a user agent of its own for one host.
    func naming(_ host: String) -> FetchPlan {
        var plan = self
        var exception = FetchException()
        exception.userAgent = "another"
        plan.transport.exceptions.add(exception, for: host)
        return plan
    }
}
