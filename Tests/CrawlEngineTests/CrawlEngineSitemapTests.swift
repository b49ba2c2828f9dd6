import Compression
import CrawlDemo
import CrawlEngine
import CrawlFetch
import CrawlFrontier
import CrawlPoliteness
import CrawlScope
import CrawlTestSupport
import Testing
import URLStandard

/// Sitemaps as a source of visits, from robots.txt to the file.
@Suite(.tags(.loopback), .timeLimit(.minutes(2)))
struct CrawlEngineSitemapTests {
    private typealias Answers = [String: DemoResponse]

    private static func xml(_ text: String) -> DemoResponse {
        let field = DemoResponse.Field("Content-Type", "application/xml")
        return DemoResponse(status: 200, fields: [field], body: Array(text.utf8))
    }

    private static func pages(_ entries: String...) -> DemoResponse {
        xml("<urlset>" + entries.map { "<url><loc>\($0)</loc></url>" }.joined() + "</urlset>")
    }

    private static func index(_ entries: String...) -> DemoResponse {
        let list = entries.map { "<sitemap><loc>\($0)</loc></sitemap>" }.joined()
        return xml("<sitemapindex>\(list)</sitemapindex>")
    }

    /// Crawls a site from its root; `BASE` in a robots.txt stands for the site.
    private static func crawl(
        _ answers: Answers,
        robots: String = "Sitemap: /map.xml\n",
        _ change: (inout CrawlPlan, LoopbackWeb) throws -> Void = { _, _ in },
        _ inspect: (borrowing CrawlFile, LoopbackWeb) throws -> Void
    ) async throws {
        let web = try LoopbackWeb { request in
            guard request.target != "/robots.txt" else { return .text(robots) }
            return answers[request.target] ?? .text("none\n", status: 404)
        }
        try await TemporaryDirectory.with { directory in
            let path = directory + "/crawl.sqlite"
            var plan = try CrawlPlan.loopback(from: [web.base + "/"], into: path, depth: 3)
            plan.scope.kind = .host
            try change(&plan, web)
            #expect(try await plan.run().ending == .exhausted)
            let file = try CrawlFile(path)
            #expect(try file.brokenLawsOfTheEnd == [])
            try inspect(file, web)
        }
    }

    /// Rows of URLs with depth, what led to them, and from where or why they were skipped, without
    /// the site's name.
    private static func rows(_ file: borrowing CrawlFile, _ web: LoopbackWeb) throws -> [String] {
        try file.texts(
            """
            SELECT replace(u.url, '\(web.base)', '') || ' ' || u.depth || ' ' || u.via || ' '
             || coalesce(s.reason, replace(o.url, '\(web.base)', ''), '-')
            FROM url u LEFT JOIN fetch f ON f.fetch_id=u.from_id LEFT JOIN url o
             ON o.url_id=f.url_id LEFT JOIN skip s ON s.url_id=u.url_id ORDER BY 1
            """
        )
    }

    @Test func `what the sitemap of a seed's site lists is two links away`() async throws {
        let answers: Answers = [
            "/": .html("<a href=/linked>l</a>"), "/linked": .html("l"), "/one": .html("1"),
            "/map.xml": Self.pages("/one", "/one", "http://elsewhere.test/x"),
        ]
        try await Self.crawl(answers) { file, web throws in
            #expect(
                try Self.rows(file, web) == [
                    "/ 0 0 -", "/linked 1 1 /", "/map.xml 1 5 -", "/one 2 3 /map.xml",
                    "http://elsewhere.test/x 2 3 out_of_scope",
                ]
            )
            let places = "SELECT DISTINCT element || ' ' || attribute FROM links ORDER BY 1"
            #expect(try file.texts(places) == ["a href", "sitemap loc"])
            #expect(web.requests.filter { $0.target == "/map.xml" }.count == 1)
        }
    }

    @Test func `an index is one link more, and its own host's files are read`() async throws {
        let answers: Answers = [
            "/": .html("home"), "/map.xml": Self.index("/a.xml", "/b.txt", "/c.xml.gz", "/map.xml"),
            "/a.xml": Self.pages("/a"), "/b.txt": .text("BASE is no URL\n/no\n"),
            "/a": .html("a"),
        ]
        var packer = try GzipCompressor()
        let packed = try packer.compress(Self.pages("/c").body)
        let all = answers.merging(
            [
                "/c.xml.gz": DemoResponse(status: 200, fields: [], body: packed),
                "/c": .html("c"),
            ]
        ) { $1 }
        try await Self.crawl(all) { file, web throws in
            #expect(
                try Self.rows(file, web) == [
                    "/ 0 0 -", "/a 3 3 /a.xml", "/a.xml 2 5 /map.xml", "/b.txt 2 5 /map.xml",
                    "/c 3 3 /c.xml.gz", "/c.xml.gz 2 5 /map.xml", "/map.xml 1 5 -",
                ]
            )
        }
    }

    @Test func `a sitemap counts where neither scope nor pattern includes it`() async throws {
        let answers: Answers = [
            "/": .html("home"), "/map.xml": Self.pages("/docs/1", "/other"),
            "/docs/1": .html("1"), "/other": .html("o"),
        ]
        try await Self.crawl(answers) { plan, _ in
            plan.scope.includes = ["*/docs/*"]
        } _: { file, web throws in
            #expect(try file.pages == ["/", "/map.xml", "/docs/1"].map { web.base + $0 }.set)
        }
    }

    @Test func `robots.txt decides about sitemaps, too`() async throws {
        let robots = "User-agent: *\nDisallow: /map\nSitemap: /map.xml\n"
        let answers: Answers = ["/": .html("home"), "/map.xml": Self.pages("/one")]
        try await Self.crawl(answers, robots: robots) { file, web throws in
            #expect(
                try Self.rows(file, web) == ["/ 0 0 -", "/map.xml 1 5 robots_denied"]
            )
            #expect(!web.requests.contains { $0.target == "/map.xml" })
        }
    }

    @Test func `F6: a sitemap at a private address is not asked for`() async throws {
        let robots = "Sitemap: http://10.0.0.1/map.xml\nSitemap: /map.xml\n"
        let answers: Answers = [
            "/": .html("home"), "/map.xml": Self.pages("http://192.168.0.1/x", "/one"),
            "/one": .html("1"),
        ]
        try await Self.crawl(answers, robots: robots) { plan, _ in
            plan.scope.kind = .any
        } _: { file, web throws in
            #expect(try file.outcomes(of: "10.0.0.1/map.xml") == ["blocked_address 0"])
            #expect(try file.outcomes(of: "192.168.0.1/x") == ["blocked_address 0"])
            #expect(try file.pages.contains(web.base + "/one"))
        }
    }

    @Test func `what has not changed since is recorded alone`() async throws {
        let entries = """
            <url><loc>/old</loc><lastmod>2020-01-31</lastmod></url>
            <url><loc>/new</loc><lastmod>2024-01-31T00:00:00Z</lastmod></url>
            <url><loc>/linked</loc><lastmod>2020-01-31</lastmod></url><url><loc>/any</loc></url>
            """
        let answers: Answers = [
            "/": .html("<a href=/linked>l</a>"),
            "/map.xml": Self.xml("<urlset>\(entries)</urlset>"),
            "/old": .html("o"), "/new": .html("n"), "/any": .html("a"), "/linked": .html("l"),
        ]
        try await Self.crawl(answers) { plan, _ in
            plan.sitemaps.since = 1_700_000_000
        } _: { file, web throws in
            let pages = ["/", "/any", "/linked", "/map.xml", "/new"]
            #expect(try file.pages == pages.map { web.base + $0 }.set)
            #expect(
                try file.pairs("SELECT replace(url, '\(web.base)', ''), reason FROM skips")
                    == ["/old": "too_old"]
            )
        }
    }

    @Test func `alone, sitemaps lead on and links do not`() async throws {
        let answers: Answers = [
            "/": .html("<a href=/linked>l</a>"), "/sitemap.xml": Self.pages("/one"),
            "/one": .html("<a href=/two>2</a>"), "/linked": .html("l"),
        ]
        try await Self.crawl(answers, robots: "") { plan, _ in
            plan.sitemaps.areAlone = true
            plan.frontier.robots.sitemaps = .expected
        } _: { file, web throws in
            #expect(
                try Self.rows(file, web) == [
                    "/ 0 0 -", "/linked 1 1 not_followed", "/one 2 3 /sitemap.xml",
                    "/sitemap.xml 1 5 -", "/two 3 1 not_followed",
                ]
            )
        }
    }

    @Test func `a sitemap that the user names is read, and no other`() async throws {
        let answers: Answers = [
            "/": .html("home"), "/mine.txt": .text("http://HOST/one\n"), "/one": .html("1"),
            "/map.xml": Self.pages("/two"),
        ]
        try await Self.crawl(answers) { plan, web in
            plan.sitemaps.urls = [try WebURL(parsing: web.base + "/mine.txt")]
            plan.frontier.robots.sitemaps = .none
        } _: { file, web throws in
            #expect(
                try Self.rows(file, web) == [
                    "/ 0 0 -", "/mine.txt 1 5 -", "http://host/one 2 3 out_of_scope",
                ]
            )
        }
    }

    @Test func `G10: what is wrong with a sitemap is said, what was whole counts`() async throws {
        let bomb = "<!DOCTYPE x [<!ENTITY a \"b\">]><urlset><url><loc>/a</loc></url></urlset>"
        let endless = "<urlset><url><loc>/one</loc></url><url><loc>/tw"
        let robots = "Sitemap: /bomb.xml\nSitemap: /cut.xml\nSitemap: /page\n"
        let answers: Answers = [
            "/": .html("home"), "/bomb.xml": Self.xml(bomb), "/cut.xml": Self.xml(endless),
            "/one": .html("1"), "/page": .html("<a href=/linked>x</a>"), "/linked": .html("l"),
        ]
        try await Self.crawl(answers, robots: robots) { file, web throws in
            #expect(try file.pages.contains(web.base + "/one"))
            #expect(try file.pages.contains(web.base + "/linked"))
            #expect(!web.requests.contains { $0.target == "/a" || $0.target.hasPrefix("/tw") })
            let said = "SELECT detail FROM fetch WHERE detail IS NOT NULL ORDER BY 1"
            let faults = ["ends too early", "has a document type, which is refused"]
            #expect(try file.texts(said) == faults.map { "the sitemap \($0)" })
        }
    }

    @Test(arguments: [(100, nil), (10 << 20, 100)])
    func `G10: a limit of bodies takes nothing from a sitemap`(most: Int, wire: Int?) async throws {
        let waste = "<!--" + String(repeating: "x", count: 11 << 20) + "-->"
        let map = Self.xml("<urlset><url><loc>/one</loc></url>\(waste)</urlset>")
        try await Self.crawl(["/": .html("home"), "/map.xml": map, "/one": .html("1")]) { plan, _ in
            plan.fetch.maximumBodyBytes = most
            plan.fetch.transport.maximumWireBytes = wire
        } _: { file, web throws in
            #expect(try file.outcomes(of: "/map.xml") == ["ok 200"])
            #expect(try file.pages.contains(web.base + "/one"))
        }
    }
}

extension Array<String> {
    fileprivate var set: Set<String> { Set(self) }
}
