import CrawlDemo
import CrawlEngine
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
}
