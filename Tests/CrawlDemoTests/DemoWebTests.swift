import CrawlTestSupport
import Testing

@testable import CrawlDemo

@Suite(.tags(.loopback), .timeLimit(.minutes(1)))
struct DemoWebTests {
    @Test func `every URL of the answer answers as it says`() throws {
        let web = try DemoWeb()
        let answer = web.answer(depth: nil)
        for url in answer.pages.keys {
            let received = try Self.get(url, of: web)
            try #require(received?.status == 200)
        }
        for (url, target) in answer.redirects {
            let received = try Self.get(url, of: web)
            try #require([301, 302, 308].contains(received?.status))
            #expect(received?.field("Location")?.isEmpty == false)
            #expect(answer.knows(target))
        }
        for case (let url, .status(let status)) in answer.failures {
            #expect(try Self.get(url, of: web)?.status == status)
        }
    }

    @Test func `a broken answer breaks, a short one is short`() throws {
        let web = try DemoWeb()
        let failures = web.answer(depth: nil).failures
        let reset = try #require(failures.first { $0.value == .reset }?.key)
        #expect(throws: (any Error).self) { try Self.get(reset, of: web) }
        let short = try #require(failures.first { $0.value == .truncated }?.key)
        #expect(try Self.get(short, of: web) == nil)
    }

    @Test func `each robots txt forbids what the answer says is refused`() throws {
        let web = try DemoWeb()
        #expect(web.answer(depth: nil).refused.count > 50)
        let shop = try Self.get("http://shop.localhost:\(web.port)/robots.txt", of: web)
        #expect(shop?.text.contains("User-agent: *\nAllow: /cart/help\nDisallow: /cart\n") == true)
        let docs = try Self.get("http://docs.localhost:\(web.port)/robots.txt", of: web)
        #expect(docs?.status == 404)
    }

    @Test func `another spelling of a URL gets the same page`() throws {
        let web = try DemoWeb()
        var client = try LoopbackClient(port: web.port)
        for (host, target) in [
            ("docs.localhost", "/%7Eada/"), ("docs.localhost", "/%7eada/"),
            ("WIKI.localhost", "/caf%c3%a9"), ("wiki.localhost", "/%63af%C3%A9"),
        ] {
            #expect(try client.get(target, host: "\(host):\(web.port)")?.status == 200)
        }
        #expect(try client.get("/%7", host: "docs.localhost:\(web.port)")?.status == 404)
        #expect(try client.get("/%+7", host: "docs.localhost:\(web.port)")?.status == 404)
    }

    private static func get(_ url: String, of web: DemoWeb) throws -> ReceivedAnswer? {
        let parts = url.split(separator: "/", maxSplits: 2)
        var client = try LoopbackClient(port: web.port)
        return try client.get("/" + (parts.count > 2 ? parts[2] : ""), host: String(parts[1]))
    }
}

extension DemoAnswer {
    fileprivate func knows(_ url: String) -> Bool {
        pages[url] != nil || redirects[url] != nil || failures[url] != nil || refused.contains(url)
    }
}
