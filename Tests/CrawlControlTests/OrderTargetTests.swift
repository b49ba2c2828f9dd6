import CrawlModel
import Testing

@testable import CrawlControl

struct OrderTargetTests {
    private func target(
        _ subjects: [String],
        host: String? = nil,
        _ verb: Order.Verb = .hold
    ) throws -> OrderTarget {
        var order = Order(verb, askedAt: 1)
        (order.subjects, order.host) = (subjects, host)
        return try OrderTarget(order, ignoring: IgnoredDifferences())
    }

    @Test func `a URL means itself, a pattern all that it describes`() throws {
        let exact = try target(["http://a.test/x", "b.test/y"])
        #expect(exact.includes("http://a.test/x", host: "a.test"))
        #expect(exact.includes("http://b.test/y", host: "b.test"))
        #expect(exact.includes("https://b.test/y", host: "b.test"))
        #expect(!exact.includes("http://a.test/xy", host: "a.test"))
        let glob = try target(["*/cal/*", "re:[?&]sid="])
        #expect(glob.includes("http://a.test/cal/1", host: "a.test"))
        #expect(glob.includes("http://a.test/p?sid=3", host: "a.test"))
        #expect(!glob.includes("http://a.test/p", host: "a.test"))
    }

    @Test func `a host narrows what is meant, with or without its port`() throws {
        let all = try target([], host: "a.test")
        #expect(all.includes("http://a.test/", host: "a.test"))
        #expect(all.includes("http://a.test:81/", host: "a.test:81"))
        #expect(!all.includes("http://b.a.test/", host: "b.a.test"))
        let below = try target(["*x*"], host: "*.A.test")
        #expect(below.includes("http://b.a.test/x", host: "b.a.test"))
        #expect(!below.includes("http://b.a.test/y", host: "b.a.test"))
        #expect(HostPattern("[::1]").matches("[::1]:80") && HostPattern("[::1]").matches("[::1]"))
    }

    @Test func `each order has its usual URLs, and takes others by their state`() throws {
        #expect(try target(["*"], .release).sources == [.held])
        #expect(try target(["*"], .drop).sources == [.waiting, .retry, .held])
        #expect(try target(["*"], .boost).sources == [.waiting, .retry])
        var order = Order(.release, askedAt: 1)
        order.states = ["dropped"]
        #expect(try OrderTarget(order, ignoring: IgnoredDifferences()).sources == [.dropped])
        let list = try OrderTarget(
            listing: Order(.hold, askedAt: 1),
            ignoring: IgnoredDifferences()
        )
        #expect(list.sources == [.waiting, .retry, .held])
    }

    @Test func `what cannot be meant is said`() throws {
        #expect(throws: OrderFault.noURL("mailto:x")) { try target(["mailto:x"]) }
        #expect(throws: OrderFault.self) { try target(["re:("]) }
        var order = Order(.hold, askedAt: 1)
        order.states = ["helt"]
        #expect(throws: OrderFault.unknownState("helt")) {
            try OrderTarget(order, ignoring: IgnoredDifferences())
        }
    }
}
