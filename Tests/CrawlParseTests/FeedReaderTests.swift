import CrawlModel
import Testing
import URLStandard

@testable import CrawlParse

struct FeedReaderTests {
    private func page(of feed: String, fields: String = "") throws -> ParsedPage {
        var parser = PageParser()
        let source = PageSource(
            url: try WebURL(parsing: "http://h.test/d/feed"),
            fields: HTTPFields(bytes: Array(fields.utf8))
        )
        return parser.parse(feed: Array(feed.utf8), from: source)
    }

    private func places(of feed: String) throws -> [String] { try page(of: feed).links.described }

    @Test(arguments: [
        ("<rss><channel><link>/</link><item><link>1</link></item></channel></rss>", ["1"]),
        ("<rss><channel><item><link> 1\n</link></item><item><link>2</link>", ["1", "2"]),
        ("<rdf:RDF><channel/><item rdf:about='x'><link>1</link></item></rdf:RDF>", ["1"]),
        ("<rss><item><link><![CDATA[1?a&b]]></link></item>", ["1?a&b"]),
        ("<rss><item><link>1?a&amp;b</link></item>", ["1?a&b"]),
        ("<rss><item><guid>http://h.test/d/1</guid></item>", ["1"]),
        ("<rss><item><guid isPermaLink='false'>http://h.test/d/1</guid></item>", []),
        ("<rss><item><guid>1</guid></item>", []),
        ("<rss><item><guid>http://h.test/d/2</guid><link>1</link></item>", ["1"]),
        ("<rss><item><link>1<item><link>2", ["1", "2"]),
        ("<rss><item><link/><title>t</title></item><item><link></link></item>", []),
        ("<rss><item><description>&lt;a href=1><link>2</link></description></item>", []),
        ("<rss><item><link>javascript:x</link></item><item><link>//[</link></item>", []),
        ("<rss xml:base='/b/'><channel><item><link>1</link></item>", ["http://h.test/b/1"]),
    ])
    func `an item of RSS has one page`(feed: String, expected: [String]) throws {
        #expect(try places(of: feed) == expected.map { "item link \($0)" })
    }

    @Test(arguments: [
        ("<feed><link href='/'/><entry><link href='1'/></entry></feed>", ["1"]),
        ("<feed><entry><link rel='alternate' href='1'/><link rel='self' href='2'/></entry>", ["1"]),
        ("<feed><entry><link href='1'/></entry><entry><link href='2'/>", ["1", "2"]),
        ("<feed xml:base='/b/'><entry xml:base='c/'><link href='1'/>", ["http://h.test/b/c/1"]),
        ("<feed><entry xml:base='/b/'/><entry><link href='1'/></entry>", ["1"]),
        ("<feed><entry><link xml:base='/b/' href='1'/></entry>", ["http://h.test/b/1"]),
        ("<feed><entry><source><link href='2'/></source><link href='1'/></entry>", ["1"]),
        ("<a:feed xmlns:a='x'><a:entry><a:link href='1'/></a:entry></a:feed>", ["1"]),
        ("<feed><entry><x:link href='1'/></entry></feed>", []),
        ("<feed><entry><content type='xhtml'><link href='2'/></content></entry>", []),
    ])
    func `an entry of Atom has the page that is its alternate`(
        feed: String,
        expected: [String]
    ) throws {
        #expect(try places(of: feed) == expected.map { "entry link \($0)" })
    }

    @Test func `files that belong to items are assets`() throws {
        let rss = "<rss><item><enclosure url='1'/><media:content url='2'/><link>3</link></item>"
        let media = ["enclosure url 1", "enclosure url 2", "item link 3"]
        #expect(try places(of: rss) == media)
        let atom = "<feed><entry><link rel='enclosure' href='1'/></entry>"
        let links = try page(of: atom).links
        #expect(links.described == ["enclosure url 1"] && !links.isFollowed(at: 0))
        #expect(try page(of: rss).links.isFollowed(at: 2))
    }

    @Test func `a feed has a title, the places of its links and its answer's directives`() throws {
        let feed = """
            \u{FEFF}<rss><channel><title> A &amp;
            <![CDATA[<b>]]></title><item><title>no</title><link>1</link></item>
            """
        let page = try page(of: feed, fields: "X-Robots-Tag: nofollow\r\n")
        #expect(page.title == "A & <b>")
        let position = try #require(page.links.place(0).position)
        #expect(Array(feed.utf8)[position...].starts(with: "<link>1".utf8))
        #expect(page.links.isWithheld && !page.links.isFollowed(at: 0))
    }

    @Test func `a parser reads a page after a feed as it would without it`() throws {
        let url = try WebURL(parsing: "http://h.test/d/p")
        var parser = PageParser()
        let feed = Array("<rss xml:base='/x/'><item><link>1".utf8)
        _ = parser.parse(feed: feed, from: PageSource(url: url))
        let page = parser.parse(Array("<a href=1>".utf8), at: url)
        #expect(page.links.described == ["a href 1"])
    }
}
