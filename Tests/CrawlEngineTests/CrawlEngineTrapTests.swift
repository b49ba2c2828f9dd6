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
        try await site.crawl { file, _ in
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
}
