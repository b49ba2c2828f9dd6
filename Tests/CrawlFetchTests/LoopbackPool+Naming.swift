import CrawlTestSupport
import Linux

@testable import CrawlFetch

extension LoopbackPool {
    /// Prepares a fetcher that asks a stub for names.
    init(
        asking server: StubNameServer,
        allowing ranges: [String] = ["127.0.0.0/8"],
        _ change: (inout FetchPlan) -> Void = { _ in }
    ) throws {
        try self.init(allowing: ranges) { plan in
            plan.resolver.servers = [server.nameServer].compactMap(\.self)
            plan.resolver.hostsFile = "/dev/null"
            change(&plan)
        }
    }
}

extension StubNameServer {
    /// The server in a plan's words.
    var nameServer: NameServer? { NameServer(parsing: address) }
}
