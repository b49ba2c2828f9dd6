import CrawlDemo
import CrawlEngine
import CrawlFrontier
import CrawlTestSupport
import Testing

/// Pages and sitemaps that name more URLs than one turn of the loop has time for.
struct CrawlEngineLongListTests {
    private static let count = 50_000

    /// A sitemap of as many pages as one may have, the first of which is there.
    private static let sitemap: String = {
        let entries = (0..<count).map { "<url><loc>/p/\($0)</loc></url>" }
        return "<urlset>\(entries.joined())</urlset>"
    }()

    @Test func `a sitemap of 50,000 URLs never keeps the loop, and each is found on it`()
        async throws
    {
        let web = try LoopbackWeb { request in
            switch request.target {
            case "/robots.txt": return .text("Sitemap: /sitemap.xml\n")
            case "/": return .html("<a href=/p/7>seven</a>")
            case "/sitemap.xml":
                return .text(Self.sitemap.replacing("<loc>", with: "<loc>http://\(request.host)"))
            default: return .html("page")
            }
        }
        try await TemporaryDirectory.with { directory in
            let path = directory + "/crawl.sqlite"
            var plan = try CrawlPlan.loopback(from: [web.base + "/"], into: path)
            plan.frontier.maximumPages = 300
            // The plan's run watches the loop, and proves the file.
            let report = try await plan.run()
            #expect(report.ending == .limitReached)
            let file = try CrawlFile(path)
            let found = "SELECT count(*) FROM url WHERE url LIKE '%/p/%'"
            #expect(try file.number(found) == Self.count)
            #expect(try file.number(found + " AND from_id IS NULL") == 0)
        }
    }
}
