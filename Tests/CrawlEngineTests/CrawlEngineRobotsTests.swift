import CrawlDemo
import CrawlEngine
import CrawlFetch
import CrawlTestSupport
import Linux
import Synchronization
import Testing

/// What a robots.txt that is hard to have does to a crawl.
@Suite(.tags(.loopback), .timeLimit(.minutes(2)))
struct CrawlEngineRobotsTests {
    /// A site whose robots.txt stands behind so many redirects.
    private static func site(redirects: Int) -> Site {
        Site { request, _ in
            let name = request.target.dropFirst().split(separator: "-")
            switch name.first {
            case "robots.txt" where redirects > 0: return .redirect(to: "/hop-1")
            case "hop":
                let number = name.last.flatMap { Int($0) } ?? 0
                return number < redirects
                    ? .redirect(to: "/hop-\(number + 1)")
                    : .text("User-agent: *\nDisallow: /closed\n")
            case nil: return .html("<a href=/closed>closed</a>")
            default: return .html("open")
            }
        }
    }

    @Test(arguments: [(1, false), (5, false), (6, true)])
    func `G1: five redirects of a robots.txt are followed, and six are none`(
        redirects: Int,
        isOpen: Bool
    ) async throws {
        try await Self.site(redirects: redirects).crawl { file, web throws in
            #expect(web.requests.contains { $0.target == "/closed" } == isOpen)
            #expect(try file.pages.count == (isOpen ? 2 : 1))
        }
    }

    @Test(arguments: [(100, nil), (100, 200), (1 << 20, 100)])
    func `G3: a limit of bodies takes nothing from a robots.txt`(most: Int, wire: Int?) async throws
    {
        let rules = String(repeating: "#", count: 450 << 10) + "\nUser-agent: *\nDisallow: /no\n"
        let web = try LoopbackWeb { request in
            guard request.target != "/robots.txt" else { return .text(rules) }
            return .html("<a href=/no></a><a href=/a></a>")
        }
        try await TemporaryDirectory.with { directory in
            let path = directory + "/crawl.sqlite"
            var plan = try CrawlPlan.loopback(from: [web.base + "/"], into: path)
            plan.fetch.maximumBodyBytes = most
            plan.fetch.transport.maximumWireBytes = wire
            _ = try await plan.run()
            #expect(try CrawlFile(path).number("SELECT count(*) FROM pages") == 2)
            let skips = try CrawlFile(path).texts("SELECT reason FROM skips")
            #expect(skips == ["robots_denied"])
        }
    }

    @Test func `G2: what a robots.txt out of reach had closed is visited once it is back`()
        async throws
    {
        let isBack = Mutex(false)
        let web = try LoopbackWeb { request in
            switch request.target {
            case "/robots.txt" where !isBack.withLock(\.self): return .text("", status: 503)
            case "/robots.txt": return .text("User-agent: *\nDisallow: /no\n")
            case "/": return .html("<a href=/a>a</a><a href=/no>no</a>")
            default: return .html("page")
            }
        }
        try await TemporaryDirectory.with { directory in
            let path = directory + "/crawl.sqlite"
            var plan = try CrawlPlan.loopback(from: [web.base + "/"], into: path)
            plan.refresh = RefreshPlan()
            try await plan.run()
            #expect(try CrawlFile(path).pages.isEmpty)
            #expect(web.requests.allSatisfy { $0.target == "/robots.txt" })
            isBack.withLock { $0 = true }
            try await plan.run()
            #expect(try CrawlFile(path).pages == [web.base + "/", web.base + "/a"])
            #expect(!web.requests.contains { $0.target == "/no" })
        }
    }

    @Test func `G2: what a robots.txt out of reach holds up is visited when it is back`()
        async throws
    {
        let site = Site { request, count in
            switch request.target {
            case "/robots.txt" where count == 1: return .text("", status: 503)
            case "/robots.txt" where count == 2:
                var response = DemoResponse.text("", status: 503)
                response.fields.append(.init("Retry-After", "1"))
                return response
            case "/robots.txt": return .text("User-agent: *\nDisallow: /no\n")
            case "/": return .html("<a href=/a>a</a><a href=/no>no</a>")
            default: return .html("page")
            }
        }
        try await site.crawl { file, web throws in
            #expect(try file.pages == [web.base + "/", web.base + "/a"])
            let targets = web.requests.map(\.target)
            #expect(targets == ["/robots.txt", "/robots.txt", "/robots.txt", "/", "/a"])
            #expect(web.requests[2].start - web.requests[1].start >= .seconds(1))
        }
    }

    @Test func `G9: a redirect is held against the rules of where it leads`() async throws {
        let closed = try LoopbackWeb { request in
            request.target == "/robots.txt"
                ? .text("User-agent: *\nDisallow: /secret\n") : .html("secret")
        }
        let target = closed.base + "/secret"
        let site = Site(["/": .html("<a href=/there>there</a>"), "/there": .redirect(to: target)])
        try await site.crawl { file, _ throws in
            #expect(closed.requests.map(\.target) == ["/robots.txt"])
            let skips = try file.texts("SELECT url FROM skips WHERE reason='robots_denied'")
            #expect(skips == [target])
        }
    }
}
