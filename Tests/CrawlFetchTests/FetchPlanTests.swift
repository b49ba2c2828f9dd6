import CrawlModel
import Curl
import DomainNames
import Testing
import URLStandard

@testable import CrawlFetch

struct FetchPlanTests {
    @Test(arguments: [
        ("crawl/1.0 (+https://example.org/bot)", "crawl"), ("My-Bot_x/2", "My-Bot_x"),
        ("Bot2/1", "Bot"), ("bot", "bot"), ("Crawler (x)", "Crawler"), ("1bot", ""), ("", ""),
    ])
    func `the product token is the beginning that robots.txt can name`(
        userAgent: String,
        token: String
    ) {
        #expect(FetchPlan.productToken(of: userAgent) == token)
    }

    @Test func `a host that differs has its own limits, and others have not`() throws {
        var plan = FetchPlan(
            userAgent: "all/1",
            gate: AddressGate(allowing: []),
            keptConnections: 1
        )
        plan.identity.fields = [try RequestField(parsing: "X-A: all")]
        plan.transport.maximumWireBytes = 7
        var own = FetchException()
        own.userAgent = "own/1"
        own.fields = [try RequestField(parsing: "x-a: own"), try RequestField(parsing: "X-B: own")]
        own.timeout = .seconds(3)
        own.maximumBodyBytes = 99 << 20
        plan.transport.exceptions.add(own, for: "b.test")
        let (a, b) = (try WebURL(parsing: "http://a.test/"), try WebURL(parsing: "http://b.test/"))
        #expect(plan.exception(for: a) == nil)
        let limits = plan.limits(with: try #require(plan.exception(for: b)))
        #expect(limits.headers.suffix(3) == ["User-Agent: own/1", "x-a: own", "X-B: own"])
        #expect(plan.limits.headers.suffix(2) == ["User-Agent: all/1", "X-A: all"])
        #expect((limits.totalTimeout, limits.connectTimeout) == (.seconds(3), .seconds(3)))
        #expect((limits.maximumBodyBytes, plan.limits.maximumBodyBytes) == (99 << 20, 7))
        #expect(plan.largestBodyBytes == 99 << 20)
        let visits = [try Visit.sample("http://a.test/"), try .sample("http://b.test/")]
        #expect(visits.map(plan.maximumBodyBytes) == [10 << 20, 99 << 20])
        #expect((plan.productToken(at: a), plan.productToken(at: b)) == ("all", "own"))
        #expect((plan.ownProductToken(at: a), plan.ownProductToken(at: b)) == (nil, "own"))
        #expect(plan.ownProductTokens == ["own"])
    }

    @Test func `who vouches for servers is read before the first is asked over TLS`() throws {
        var plan = FetchPlan(userAgent: "a", gate: AddressGate(allowing: []), keptConnections: 1)
        let secure = try WebURL(parsing: "https://a.test/")
        #expect(plan.preparation(for: secure) == nil)
        let authorities = try CurlAuthorities(unread: "/etc/passwd", directory: nil)
        plan.transport.security.authorities = authorities
        #expect(plan.preparation(for: try WebURL(parsing: "http://a.test/")) == nil)
        let prepare = try #require(plan.preparation(for: secure))
        #expect(!authorities.isRead)
        prepare()
        #expect(authorities.isRead && plan.preparation(for: secure) == nil)
    }

    @Test func `connecting takes no longer than the whole request may`() {
        var plan = FetchPlan(userAgent: "a", gate: AddressGate(allowing: []), keptConnections: 1)
        plan.timeout = .seconds(2)
        #expect(plan.limits.connectTimeout == .seconds(2))
        plan.timeout = .seconds(30)
        #expect(plan.limits.connectTimeout == .seconds(10))
    }
}
