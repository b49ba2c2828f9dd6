import CrawlDemo
import CrawlEngine
import CrawlModel
import CrawlTestSupport
import Testing

/// What a crawl keeps of links, and which of them it follows.
@Suite(.tags(.loopback), .timeLimit(.minutes(2)))
struct CrawlEngineLinkTests {
    private static let home = """
        <link rel=stylesheet href=/style.css>
        <a href=/next rel="nofollow ugc">The <b>next</b> page</a>
        <img src=/logo.png alt="Our 'logo'; DROP TABLE page;--"><a href=/next>again</a>
        <form action=/act></form><img src=/next>
        """

    private static let site: Site = {
        var page = DemoResponse.html(home)
        page.fields.append(.init("Link", "</hint>; rel=preload"))
        let sheet = DemoResponse(
            status: 200,
            fields: [.init("Content-Type", "text/css")],
            body: Array("@import '/more.css'; a { b: url(/dot.png) }".utf8)
        )
        return Site([
            "/": page, "/next": .html("next"), "/style.css": sheet, "/more.css": sheet,
            "/logo.png": .text("no picture"), "/hint": .text("hint"), "/act": .text("never"),
        ])
    }()

    /// Every row of the view: source and target, both without the server, and what says so.
    private static let rows = """
        SELECT replace(src, $base, '') || ' > ' || replace(dst, $base, '') || ' ' || element || ' '
         || attribute || ' ' || coalesce(rel, '-') || ' ' || coalesce(anchor, '-')
         || ' ' || is_followed || ' ' || (position IS NULL)
        FROM links ORDER BY 1
        """

    @Test func `every place of every link is a row`() async throws {
        try await Self.site.crawl { file, web throws in
            let rows = Self.rows.replacing("$base", with: "'\(web.base)'")
            #expect(
                try file.texts(rows) == [
                    "/ > /act form action - - 0 0",
                    "/ > /hint HTTP Link preload - 0 1",
                    "/ > /logo.png img src - Our 'logo'; DROP TABLE page;-- 0 0",
                    "/ > /next a href nofollow ugc The next page 1 0",
                    "/ > /next img src - - 1 0",
                    "/ > /style.css link href stylesheet - 0 0",
                ]
            )
            #expect(
                try file.texts("SELECT position FROM links WHERE attribute='action'")
                    == ["\(Self.position(of: "<form"))"]
            )
            #expect(try file.number("SELECT sum(json_array_length(links)) FROM page") == 1)
            #expect(!web.requests.contains { $0.target.contains("css") })
        }
    }

    private static func position(of tag: String) -> Int {
        let bytes = Array(home.utf8)
        return bytes.indices.first { bytes[$0...].starts(with: tag.utf8) } ?? -1
    }

    @Test func `assets are fetched where they are asked for, and style sheets read`() async throws {
        try await Self.site.crawl(follow: .assets) { file, web throws in
            let targets = Set(web.requests.map(\.target))
            let expected: Set = [
                "/", "/next", "/style.css", "/more.css", "/logo.png", "/hint", "/dot.png",
                "/robots.txt",
            ]
            #expect(targets == expected)
            let imports = "SELECT dst FROM links WHERE element='CSS' AND attribute='@import'"
            #expect(Set(try file.texts(imports)) == ["\(web.base)/more.css"])
            #expect(
                try file.pairs("SELECT url, reason FROM skips")
                    == ["\(web.base)/act": "not_followed"]
            )
        }
    }

    @Test func `a view of links without places still tells source and target`() async throws {
        try await TemporaryDirectory.with { directory in
            let path = directory + "/x.sqlite"
            let web = try LoopbackWeb { request in
                request.target == "/" ? .html("<a href=/x>x</a><img src=/y>") : .text("no")
            }
            var plan = try CrawlPlan.loopback(from: [web.base + "/"], into: path)
            plan.keepsPlaces = false
            try await plan.run()
            let file = try CrawlFile(path)
            let rows = "SELECT dst, coalesce(element, 'none') || is_followed FROM links"
            #expect(
                try file.pairs(rows) == ["\(web.base)/x": "none1", "\(web.base)/y": "none0"]
            )
            #expect(try file.number("SELECT count(*) FROM anchor") == 0)
        }
    }

    @Test func `H6: a page with too many links says so`() async throws {
        let html = (0..<6_010).map { "<a href='mailto:\($0)'><a href=//x.test/\($0)>" }.joined()
        try await Site(["/": .html(html)]).crawl(depth: 0) { file, _ throws in
            #expect(
                try file.texts("SELECT detail FROM versions WHERE depth=0")
                    == ["parse_limit: 10 links are left out"]
            )
            #expect(try file.number("SELECT link_count FROM pages") == 6_010)
            #expect(try file.number("SELECT count(*) FROM links") == 6_000)
        }
    }

    @Test func `a page with a tag of too many attributes says so`() async throws {
        let attributes = (0..<300).map { "a\($0)" }.joined(separator: " ")
        let html = "<a \(attributes) href=//x.test/1><a href=//x.test/2>"
        try await Site(["/": .html(html)]).crawl(depth: 0) { file, _ throws in
            #expect(
                try file.texts("SELECT detail FROM versions WHERE depth=0")
                    == ["parse_limit: 45 attributes are left out"]
            )
            #expect(try file.number("SELECT link_count FROM pages") == 1)
        }
    }
}
