import Curl
import Testing

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
        let gate = AddressGate(allowing: [])
        let plan = FetchPlan(userAgent: userAgent, gate: gate, keptConnections: 1)
        #expect(plan.productToken == token)
    }

    @Test func `connecting takes no longer than the whole request may`() {
        var plan = FetchPlan(userAgent: "a", gate: AddressGate(allowing: []), keptConnections: 1)
        plan.timeout = .seconds(2)
        #expect(plan.limits.connectTimeout == .seconds(2))
        plan.timeout = .seconds(30)
        #expect(plan.limits.connectTimeout == .seconds(10))
    }
}
