import CrawlDemo
import CrawlEngine
import CrawlFrontier
import CrawlPoliteness
import CrawlTestSupport
import Linux
import Testing

/// What servers see of a crawl, by their own logs.
@Suite(.tags(.loopback, .slow), .timeLimit(.minutes(5)))
struct CrawlEnginePolitenessTests {
    @Test func `a host is asked one thing at a time, and rests in between`() async throws {
        var graph = WebGraph.Plan(pages: 600)
        graph.longestDelay = .milliseconds(8)
        let web = try GraphWeb(graph)
        try await TemporaryDirectory.with { directory in
            let file = directory + "/crawl.sqlite"
            var plan = try CrawlPlan.loopback(from: [web.seed], into: file, concurrency: 64)
            plan.frontier.politeness = Politeness(delay: .milliseconds(100), perHost: 1)
            try await plan.run()
            Self.expectPolite(web.requests, hosts: 40, delay: .milliseconds(100))
            let right = CrawlContents(rightOf: web, depth: nil)
            #expect(try CrawlContents(of: CrawlFile(file)).differences(from: right) == [])
        }
    }

    @Test func `what robots.txt asks for is granted on every host`() async throws {
        let web = try LoopbackWeb(reach: .everyLoopback, RobotsWeb.answer)
        let seeds = (1...6).map { "http://127.0.5.\($0):\(web.port)/" }
        try await TemporaryDirectory.with { directory in
            let file = directory + "/crawl.sqlite"
            try await CrawlPlan.loopback(from: seeds, into: file, concurrency: 64).run()
            Self.expectPolite(web.requests, hosts: 6, delay: .milliseconds(150), isLearnt: true)
            #expect(!web.requests.contains { $0.target.hasPrefix("/private") })
            #expect(web.requests.filter { $0.target.hasPrefix("/open") }.count == 6 * 8)
            let skips = try CrawlFile(file).texts(
                """
                SELECT reason || ' ' || replace(rule, ' (line 3)', '') FROM skips
                WHERE url LIKE '%/private%'
                """
            )
            #expect(skips == Array(repeating: "robots_denied Disallow: /private", count: 6 * 8))
        }
    }

    @Test func `G7: a Crawl-delay that is too long is capped, and the file says so`() async throws {
        let web = try LoopbackWeb { request in
            request.target == "/robots.txt"
                ? .text("User-agent: *\nCrawl-delay: 1e6\n") : .html("<a href=/a>a</a>")
        }
        try await TemporaryDirectory.with { directory in
            let file = directory + "/crawl.sqlite"
            var plan = try CrawlPlan.loopback(from: [web.base + "/"], into: file)
            plan.frontier.politeness.longestCrawlDelay = .milliseconds(80)
            try await plan.run()
            Self.expectPolite(web.requests, hosts: 1, delay: .milliseconds(80))
            let events =
                "SELECT level || ' ' || code || ' ' || subject || ' ' || message FROM event"
            let message = "asks for 1000000.0 s between requests and gets 0.08 s"
            #expect(
                try CrawlFile(file).texts(events) == [
                    "warning crawl_delay_capped \(web.base) \(message)"
                ]
            )
        }
    }

    @Test func `a dead host is given up, and asked again by the next run`() async throws {
        let closed = try Socket.listen(on: 0x7F00_0001, port: 0)
        let port = try Socket.port(of: closed)
        try closed.close()
        try await TemporaryDirectory.with { directory in
            let file = directory + "/crawl.sqlite"
            let seeds = (1...9).map { "http://127.0.0.1:\(port)/\($0)" }
            var plan = try CrawlPlan.loopback(from: seeds, into: file)
            plan.frontier.robots.areObeyed = false
            plan.frontier.politeness = Politeness(delay: .zero, perHost: 1)
            try await plan.run()
            let skips = "SELECT count(*) FROM skip WHERE reason='host_dead'"
            #expect(try CrawlFile(file).number("SELECT count(*) FROM fetch") == 5)
            #expect(try CrawlFile(file).number(skips) == 9)
            let web = try LoopbackServer(port: port)
            try web.start { _ in .html("up again") }
            try await plan.run()
            #expect(try CrawlFile(file).number(skips) == 0)
            #expect(try CrawlFile(file).number("SELECT count(*) FROM page") == 9)
        }
    }

    /// Every host was asked for robots.txt once and first, and for all else with rests.
    private static func expectPolite(
        _ requests: [ServedRequest],
        hosts: Int,
        delay: Duration,
        isLearnt: Bool = false
    ) {
        let byHost = Dictionary(grouping: requests) { $0.host }
        #expect(byHost.count == hosts)
        for (host, requests) in byHost {
            #expect(requests.first?.target == "/robots.txt", "on \(host)")
            #expect(requests.filter { $0.target == "/robots.txt" }.count == 1, "on \(host)")
            #expect(requests.allSatisfy { $0.concurrency == 1 }, "on \(host)")
            // A Crawl-delay holds from the moment at which it is known.
            let pages = requests.dropFirst(isLearnt ? 1 : 0)
            let rests = zip(pages, pages.dropFirst()).map { $1.start - $0.start }
            let shortest = rests.min() ?? delay
            #expect(shortest >= delay - .milliseconds(1), "on \(host)")
        }
    }
}

/// Hosts whose robots.txt closes half of their pages and asks for rests.
private enum RobotsWeb {
    @Sendable
    static func answer(_ request: DemoRequest) -> DemoResponse {
        switch request.target {
        case "/robots.txt":
            return .text("User-agent: *\nCrawl-delay: 0.15\nDisallow: /private\n")
        case "/":
            let links = (1...8).map { "<a href=/open/\($0)>o</a><a href=/private/\($0)>p</a>" }
            return .html(links.joined())
        default: return .html("<title>\(request.target)</title>")
        }
    }
}
