import CrawlDemo
import CrawlEngine
import CrawlFrontier
import CrawlPoliteness
import CrawlTestSupport
import Testing

/// Sites without end.
@Suite(.tags(.loopback), .timeLimit(.minutes(2)))
struct CrawlEngineTrapTests {
    @Test func `H2: relative links that nest without end give three pages`() async throws {
        let site = Site { request, _ in
            request.target == "/robots.txt" ? nil : .html("<a href='a/'>deeper</a>")
        }
        try await site.crawl { file, _ throws in
            #expect(try file.number("SELECT count(*) FROM page") == 3)
            let skips = try file.texts("SELECT reason || ' ' || rule FROM skips")
            #expect(skips == ["trap repeated segments"])
        }
    }

    @Test func `H1: an endless calendar ends at its host's budget, which may grow`() async throws {
        let web = try LoopbackWeb { request in
            let month = Int(request.target.drop { !$0.isNumber }) ?? 0
            guard request.target != "/robots.txt" else { return .text("", status: 404) }
            return .html(
                "<a href='/cal?m=\(month + 1)'>next</a><a href='/cal?m=\(month + 2)'>on</a>"
            )
        }
        try await TemporaryDirectory.with { directory in
            let file = directory + "/crawl.sqlite"
            var plan = try CrawlPlan.loopback(from: [web.base + "/cal?m=0"], into: file)
            for limit in [5, 9] {
                plan.frontier.budgets.pagesPerHost = limit
                #expect(try await plan.run().ending == .exhausted)
                #expect(try CrawlFile(file).number("SELECT count(*) FROM page") == limit)
                let rules = try CrawlFile(file).texts(
                    "SELECT DISTINCT reason || ' ' || rule FROM skips"
                )
                #expect(rules == ["budget max-pages-per-host \(limit)"])
            }
        }
    }

    @Test func `H8: redirects that lead to ever new URLs end, chain by chain`() async throws {
        let site = Site { request, _ in
            guard request.target != "/" else {
                return .html("<a href=/maze/1/0></a><a href=/maze/2/0></a>")
            }
            let parts = request.target.split(separator: "/")
            guard parts.count == 3, let step = Int(parts[2]) else { return nil }
            return .redirect(to: "/maze/\(parts[1])/\(step + 1)")
        }
        try await site.crawl { file, web throws in
            // robots.txt, the page, and of each chain its beginning with ten redirects more.
            #expect(web.requests.count == 2 + 2 * 11)
            let skips = try file.texts("SELECT reason || ' ' || url FROM skips ORDER BY url")
            #expect(
                skips == (1...2).map { "redirect_limit \(web.base)/maze/\($0)/11" }
            )
        }
    }

    @Test func `H9: one text under thousands of URLs is kept once, and each says that it is it`()
        async throws
    {
        let lists = Thoroughness.isFull ? 10 : 1
        let site = Site { request, _ in
            guard request.target != "/robots.txt" else { return nil }
            let number = Int(request.target.drop { !$0.isNumber }) ?? 0
            let links = (0..<1_000).map { "<a href=/\(number * 1_000 + $0)></a>" }
            guard !request.target.hasPrefix("/list/") else { return .html(links.joined()) }
            guard request.target == "/" else { return .html("<title>the same</title>") }
            return .html((0..<lists).map { "<a href=/list/\($0)></a>" }.joined())
        }
        try await site.crawl { file, _ throws in
            let same = "SELECT count(*) FROM pages WHERE title='the same'"
            #expect(try file.number(same) == lists * 1_000)
            // The text, the lists, and the page that names them.
            #expect(try file.number("SELECT count(*) FROM body") == 1 + lists + 1)
            let digests = "SELECT count(DISTINCT sha256) FROM fetch"
            #expect(try file.number(digests) == 1 + lists + 1)
        }
    }
}
