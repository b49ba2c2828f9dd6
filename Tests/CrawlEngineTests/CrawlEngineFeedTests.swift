import CrawlDemo
import CrawlEngine
import CrawlModel
import CrawlTestSupport
import Testing

/// Feeds as sources of links, from the wire to the file.
@Suite(.tags(.loopback), .timeLimit(.minutes(2)))
struct CrawlEngineFeedTests {
    private static func feed(_ type: String, _ text: String) -> DemoResponse {
        let field = DemoResponse.Field("Content-Type", type)
        return DemoResponse(status: 200, fields: [field], body: Array(text.utf8))
    }

    private static let rss = """
        <?xml version="1.0"?><rss version="2.0"><channel><title>News &amp; more</title>
        <link>/</link><item><title>One</title><link>/one?a&amp;b</link>
        <enclosure url="/one.mp3" type="audio/mpeg" length="1"/></item>
        <item><link><![CDATA[/two]]></link></item></channel></rss>
        """

    private static let atom = """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:base="/blog/"><title>Blog</title>
        <entry><link href="three"/><link rel="self" href="three.atom"/></entry></feed>
        """

    private static let site = Site([
        "/": .html("<a href=/rss>r</a><a href=/atom>a</a>"),
        "/rss": feed("text/xml; charset=utf-8", rss),
        "/atom": feed("application/atom+xml", atom),
        "/one?a&b": .html("one"), "/two": .html("two"), "/blog/three": .html("three"),
    ])

    @Test func `the items of feeds are links, recorded and followed`() async throws {
        try await Self.site.crawl { file, web throws in
            let rows = """
                SELECT replace(src || ' > ' || dst, '\(web.base)', '') || ' ' || element || ' '
                 || attribute || ' ' || is_followed
                FROM links WHERE element <> 'a' ORDER BY 1
                """
            #expect(
                try file.texts(rows) == [
                    "/atom > /blog/three entry link 1",
                    "/rss > /one.mp3 enclosure url 0",
                    "/rss > /one?a&b item link 1",
                    "/rss > /two item link 1",
                ]
            )
            let stored = "SELECT replace(url, '\(web.base)', '') FROM pages ORDER BY 1"
            #expect(
                try file.texts(stored)
                    == ["/", "/atom", "/blog/three", "/one?a&b", "/rss", "/two"]
            )
            let titles = "SELECT title FROM pages WHERE title IS NOT NULL ORDER BY 1"
            #expect(try file.texts(titles) == ["Blog", "News & more"])
            #expect(!web.requests.contains { $0.target == "/one.mp3" })
        }
    }

    @Test func `the files of items are fetched where assets are followed`() async throws {
        try await Self.site.crawl(follow: .assets) { _, web throws in
            #expect(web.requests.contains { $0.target == "/one.mp3" })
        }
    }
}
