import Curl
import DomainNames
import Testing
import URLStandard

@testable import CrawlFetch

struct TransferStockTests {
    /// The handles of one crawl's requests, in which `b.test` and `c.test` wait as long as each
    /// other, and the hosts below `d.test` are told names of their own.
    private let stock: TransferStock

    init() throws {
        try CurlLibrary.start()
        var plan = FetchPlan(userAgent: "a", gate: AddressGate(allowing: []), keptConnections: 2)
        var slow = FetchException()
        slow.timeout = .seconds(300)
        for host in ["b.test", "c.test"] { plan.transport.exceptions.add(slow, for: host) }
        for number in 0..<9 {
            var named = FetchException()
            named.userAgent = "bot\(number)"
            plan.transport.exceptions.add(named, for: "\(number).d.test")
        }
        stock = try TransferStock(plan: plan) { _ in }
    }

    private func request(_ host: String) throws -> ObjectIdentifier {
        let transfer = try take(host)
        defer { stock.put(back: transfer) }
        return ObjectIdentifier(transfer)
    }

    private func take(_ host: String) throws -> CurlTransfer {
        try stock.take(for: WebURL(parsing: "http://\(host)/"))
    }

    @Test func `hosts that are asked alike share the handles`() throws {
        let common = try request("a.test")
        let special = try request("b.test")
        #expect(try (0..<9).allSatisfy { _ in try request("a.test") == common })
        #expect(try (0..<9).allSatisfy { _ in try request("b.test") == special })
        #expect(try request("c.test") == special)
        #expect(common != special)
    }

    @Test func `a handle has the limits of the host that it is for`() throws {
        for host in ["a.test", "b.test", "a.test", "0.d.test", "b.test"] {
            let transfer = try take(host)
            #expect(transfer.limits.totalTimeout == .seconds(host == "b.test" ? 300 : 60))
            let agent = host == "0.d.test" ? "User-Agent: bot0" : "User-Agent: a"
            #expect(transfer.limits.headers.contains(agent))
            stock.put(back: transfer)
        }
    }

    @Test func `of many kinds of hosts no more handles are kept than are of use at once`() throws {
        weak var first: CurlTransfer?
        for number in 0..<9 {
            let transfer = try take("\(number).d.test")
            if number == 0 { first = transfer }
            stock.put(back: transfer)
        }
        #expect(first == nil)
        #expect(try request("8.d.test") == request("8.d.test"))
    }
}
