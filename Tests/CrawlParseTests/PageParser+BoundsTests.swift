import CrawlModel
import CrawlTestSupport
import Glibc
import Testing
import URLStandard

@testable import CrawlParse

/// Pages that were made to cost time and memory.
struct PageParserBoundsTests {
    private func parsed(_ html: String) throws -> ParsedPage {
        var parser = PageParser(agent: "crawl")
        return try parser.parse(Array(html.utf8), at: WebURL(parsing: "http://h.test/d/p"))
    }

    private func spellings(of page: ParsedPage) -> [String] {
        (0..<page.links.count).map {
            String(decoding: page.links.spelling(at: $0), as: UTF8.self)
        }
    }

    private static let giants: [(String, String, Int, String)] = [
        ("", "<div>", 1_000_000, "<a href=x>"), ("", "<b>", 1_000_000, "<a href=x>"),
        ("<p", " a=1", 100_000, "><a href=x>"), ("<p ", "a", 10 << 20, "><a href=x>"),
        ("<p a='", "a", 10 << 20, "'><a href=x>"), ("<a href='", "a", 10 << 20, "'><a href=x>"),
        ("<a href=x><img alt='", "a ", 5 << 20, "'>"), ("<a href=x>", "a", 10 << 20, "</a>"),
        ("<a href=x><img srcset='", ", ", 5 << 20, "'>"), ("<a href=x>", "<i>", 1_000_000, ""),
        ("<a href=x><style>", "/*", 5 << 20, ""), ("<a href=x><style>", "url(", 2 << 20, ""),
    ]

    @Test(.tags(.slow), arguments: giants)
    func `a page that is one giant gives its link`(
        start: String,
        piece: String,
        count: Int,
        end: String
    ) throws {
        let page = try parsed(start + String(repeating: piece, count: count) + end)
        #expect(spellings(of: page) == ["http://h.test/d/x"])
    }

    @Test func `H6: of a million links those up to the limit are kept, and counted the rest`()
        throws
    {
        let html = (0..<1_000_000).map { "<a href=\($0)>" }.joined()
        let links = try parsed(html).links
        #expect(links.count == LinkCollector.maximumLinkCount)
        #expect(links.omittedCount == 1_000_000 - links.count)
    }

    @Test func `a long base makes no more of a page than eight times its bytes`() throws {
        let base = "<base href='/\(String(repeating: "b/", count: 1_500))'>"
        let html = base + (0..<6_000).map { "<a href=\($0)>" }.joined()
        let links = try parsed(html).links
        let limit = LinkCollector.maximumByteCount(forBodyOf: html.utf8.count)
        #expect(links.byteCount <= limit && links.byteCount > limit - 4_096)
        #expect(links.omittedCount == 6_000 - links.count)
    }

    static let repeated = [
        "<table>", "<!--", "&", "<svg><a>", "<a href=x>", "<a href=x>y", "<a href='&amp;'>",
        "<a href=x><b>y</b>", "<img srcset='a b, (c d'>", "<img srcset='", "<p style='url(a) \\",
        "<p style='", "<style>url(", "<style>@import'", "<style>\\", "<style>/*", "<style>u\\75 ",
        "<base href=x>", "<a href=x><base href=y>", "<meta http-equiv=refresh content='0 url=x'>",
        "<title>", "<svg><title>", "<applet archive='a,b,'>", "<a ping='a b c'>", "<p cite ",
        "<p cite=x ", "<link rel='a b c' href=x>", "<p a=style b=cite ", "<h1>", "<h1>a<br>",
        "<meta name=robots content=none>", "<link rel=canonical href=x hreflang=a>", "<svg>a",
        "<script type=application/ld+json>a", "a b &amp;", "<template>", "</h1>", "漢",
    ]

    @Test(arguments: repeated)
    func `eight times the page takes about eight times as long`(piece: String) throws {
        let short = try nanoseconds(piece, count: 1 << 13)
        let long = try nanoseconds(piece, count: 1 << 16)
        // 20 is 2.5 for each doubling and some noise; a quadratic reader would take 64 times as
        // long.
        #expect(long < short * 20, "\(short), \(long)")
    }

    /// The thread's time for the shortest of five readings of that many bytes.
    private func nanoseconds(_ piece: String, count: Int) throws -> Int {
        let page = Array(String(repeating: piece, count: count / piece.utf8.count).utf8)
        let url = try WebURL(parsing: "http://h.test/")
        var parser = PageParser(agent: "crawl")
        let passes = (0..<5).map { _ in
            let start = threadTime()
            _ = parser.parse(page, at: url)
            return threadTime() - start
        }
        return passes.min() ?? 0
    }

    private func threadTime() -> Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    static let bases = [
        ("<base href=http://o.test/b/><a href=x>", "http://o.test/b/x"),
        ("<base href=javascript:1><a href=x>", "http://h.test/d/x"),
        ("<base href=/b/><base href=/c/><a href=x>", "http://h.test/b/x"),
        ("<base href='../e/'><a href=x>", "http://h.test/e/x"),
        ("<base href=''><a href=x>", "http://h.test/d/x"),
        ("<base target=_top><base href=/b/><a href=x>", "http://h.test/b/x"),
    ]

    @Test(arguments: bases)
    func `a base is what the HTML Standard makes of it`(html: String, link: String) throws {
        #expect(try spellings(of: parsed(html)) == [link])
    }

    @Test func `a base of ten kilobytes is a base like others`() throws {
        let path = String(repeating: "b/", count: 5_120)
        let page = try parsed("<base href='/\(path)'><a href=x>")
        #expect(spellings(of: page) == ["http://h.test/\(path)x"])
    }

    @Test func `a page's fields and its refresh may lead to itself`() throws {
        var parser = PageParser()
        let url = try WebURL(parsing: "http://h.test/d/p")
        let fields = HTTPFields(bytes: Array("Refresh: 0; url=p\r\n".utf8))
        let html = "<meta http-equiv=refresh content='0;url=p#x'>"
        let page = parser.parse(Array(html.utf8), from: PageSource(url: url, fields: fields))
        #expect(spellings(of: page) == ["http://h.test/d/p"])
        #expect(page.links.placeCount == 2)
    }
}
