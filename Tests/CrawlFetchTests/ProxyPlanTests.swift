import Testing
import URLStandard

@testable import CrawlFetch

struct ProxyPlanTests {
    @Test(arguments: [
        ("proxy:3128", "http://proxy:3128"), ("http://10.0.0.1:8080", "http://10.0.0.1:8080"),
        ("https://proxy", "https://proxy"), ("socks5://[::1]:1080", "socks5h://[::1]:1080"),
        ("SOCKS4://proxy", "socks4a://proxy"), ("socks5h://proxy:9050", "socks5h://proxy:9050"),
    ])
    func `a proxy is for every request, and resolves names itself`(
        text: String,
        expected: String
    ) throws {
        let plan = try ProxyPlan(parsing: text)
        for url in ["http://a.example/", "https://a.example/"] {
            #expect(plan.proxy(for: try WebURL(parsing: url)) == expected)
        }
    }

    @Test(arguments: ["", "ftp://a", "http://", "socks6://a", "a b", "file:///x", "http://a:b:c"])
    func `what is no proxy is refused`(text: String) {
        #expect(throws: ProxyPlan.Fault.notAProxy) { try ProxyPlan(parsing: text) }
    }

    @Test(arguments: ["http://me:word@proxy:1", "me@proxy:1"])
    func `a password is not for the command line`(text: String) {
        #expect(throws: ProxyPlan.Fault.hasCredentials) { try ProxyPlan(parsing: text) }
    }

    @Test(arguments: [
        ("http://a.example/", "p"), ("https://a.example/", "s"), ("http://localhost/", nil),
        ("http://x.internal/", nil), ("http://internal/", nil), ("http://notinternal/", "p"),
        ("http://10.0.0.1/", nil), ("http://10.0.0.12/", "p"),
    ])
    func `exceptions are reached without a proxy`(url: String, expected: String?) throws {
        let exceptions = ProxyPlan.exceptions(in: "localhost, .Internal  10.0.0.1,")
        #expect(exceptions == ["localhost", "internal", "10.0.0.1"])
        let plan = ProxyPlan(plain: "p", secure: "s", exceptions: exceptions)
        #expect(plan.proxy(for: try WebURL(parsing: url)) == expected)
        let all = ProxyPlan(plain: "p", secure: "s", exceptions: ["*"])
        #expect(all.proxy(for: try WebURL(parsing: url)) == nil)
    }
}
