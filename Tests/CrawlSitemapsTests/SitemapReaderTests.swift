import CrawlTestSupport
import Testing
import URLStandard

@testable import CrawlSitemaps

struct SitemapReaderTests {
    private static let head = "<?xml version=\"1.0\"?><urlset xmlns='http://s.test/0.9'>"

    private func reader(_ body: [UInt8], pieces: Int = .max) throws -> SitemapReader {
        var reader = SitemapReader(at: try WebURL(parsing: "http://h.test/d/sitemap.xml"))
        var start = 0
        while start < body.count {
            let end = start + min(pieces, body.count - start)
            reader.read(Array(body[start..<end]).span)
            start = end
        }
        reader.finish()
        return reader
    }

    private func urls(_ text: String) throws -> [String] {
        var reader = try reader(Array(text.utf8))
        return reader.takeEntries().map(\.url.description)
    }

    private static let samples = [
        head + "<url><loc> http://h.test/a?b&amp;c#d </loc><lastmod>2004-12-23</lastmod></url>"
            + "<url><loc><![CDATA[http://h.test/]]]]></loc></url><!-- - -- x --></urlset>",
        "<sitemapindex><sitemap><loc>http://h.test/1.xml</loc></sitemap></sitemapindex>",
        "\u{FEFF}http://h.test/1\r\n\n ftp://h.test/2 \nh.test/3\nword\nHTTPS://h.test/4",
        "<rss version='2.0'><channel><link>http://h.test/</link><item><link>/a</link>"
            + "<pubDate>Thu, 05 Jan 2017 12:34:51 +0100</pubDate></item>"
            + "<item><guid>http://h.test/b</guid></item>"
            + "<item><guid isPermaLink=\"false\">http://h.test/c</guid></item></channel></rss>",
        "<feed xmlns='a'><link href='/'/><entry><link rel='edit' href='/e'/><link rel='self' "
            + "href='/s'/><link href='/&#x61;'/><updated>2003-12-13T18:30:02Z</updated>"
            + "</entry></feed>",
    ]

    private static let found = [
        ["http://h.test/a?b&c", "http://h.test/]]"], ["http://h.test/1.xml"],
        ["http://h.test/1", "http://h.test/3", "https://h.test/4"],
        ["http://h.test/a", "http://h.test/b"], ["http://h.test/a"],
    ]

    @Test(arguments: zip(samples, found))
    func `each kind gives its URLs, however the bytes are cut`(
        text: String,
        expected: [String]
    ) throws {
        for count in 1...40 {
            var reader = try reader(Array(text.utf8), pieces: count)
            #expect(reader.takeEntries().map(\.url.description) == expected)
            #expect(reader.fault == nil)
        }
    }

    @Test(
        .tags(.law),
        arguments: ["<urlset a='", "<urlset><url><loc>", "http://h.test/", "<urlset><!--"]
    )
    func `byte by byte, eight times the input takes about eight times as long`(
        start: String
    ) throws {
        let times = try [1 << 10, 1 << 13].map { count in
            let body = Array(start.utf8) + [UInt8](repeating: 0x61, count: count)
            _ = try reader(body, pieces: 1)
            return ThreadClock.nanoseconds(ofBest: 5) { _ = try? reader(body, pieces: 1) }
        }
        // A reader that copies what it holds for each byte takes 64 times as long.
        #expect(times[1] < times[0] * 20, "\(times)")
    }

    @Test(arguments: zip(samples, SitemapKind.allCases))
    func `the outermost element tells the kind`(text: String, kind: SitemapKind) throws {
        #expect(try reader(Array(text.utf8)).kind == kind)
    }

    @Test(arguments: zip(samples, found))
    func `UTF-16 is read like UTF-8`(text: String, expected: [String]) throws {
        let units = Array(text.utf16)
        let mark: [UInt16] = units.first == 0xFEFF ? [] : [0xFEFF]
        for isBigEndian in [false, true] {
            let bytes = (mark + units).flatMap { unit in
                let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
                return isBigEndian ? [high, low] : [low, high]
            }
            var reader = try reader(bytes, pieces: 7)
            #expect(reader.takeEntries().map(\.url.description) == expected)
        }
    }

    @Test func `Latin 1 is read where it is declared`() throws {
        let head = Array("<?xml version='1.0' encoding='ISO-8859-1'?><urlset><url><loc>".utf8)
        let tail = Array("</loc></url></urlset>".utf8)
        var reader = try reader(head + Array("http://h.test/".utf8) + [0xE9] + tail)
        #expect(reader.takeEntries().map(\.url.description) == ["http://h.test/%C3%A9"])
    }

    @Test func `extensions are not ours, and a prefix of the root is`() throws {
        let text = """
            <s:urlset xmlns:s="x"><s:url><image:image><image:loc>http://h.test/i</image:loc>\
            </image:image><s:loc>http://h.test/a</s:loc></s:url></s:urlset>
            """
        #expect(try urls(text) == ["http://h.test/a"])
    }

    static let faults: [(String, Int, SitemapFault)] = [
        ("<!DOCTYPE urlset [<!ENTITY a 'b'>]><urlset/>", 0, .doctype),
        (head + "<url><loc>http://h.test/a</loc></url><!ENTITY x 'y'></urlset>", 1, .doctype),
        (head + "\n<url><loc>http://h.test/a</loc></url>\n</url></urlset>", 1, .malformed(line: 3)),
        (
            head + "<url><loc>http://h.test/a</loc></url><url><loc>http://h.test/b</loc>", 1,
            .truncated
        ),
        (head + "<url><loc>http://h.test/a</loc></url></urlset><urlset/>", 1, .malformed(line: 1)),
        (head + "<url><loc>http://h.test/a</loc></url><1>", 1, .malformed(line: 1)),
        (String(repeating: "<urlset>", count: 65), 0, .malformed(line: 1)),
        ("<urlset " + String(repeating: "a", count: 70_000), 0, .malformed(line: 1)),
        ("<html><a href='/'></a></html>", 0, .unknownFormat), ("no sitemap", 0, .unknownFormat),
        ("", 0, .unknownFormat), ("\u{1F}\u{8B}", 0, .packed),
    ]

    @Test(arguments: faults)
    func `what was read before a fault counts, and the fault has a name`(
        text: String,
        count: Int,
        fault: SitemapFault
    ) throws {
        var reader = try reader(Array(text.utf8))
        #expect(reader.takeEntries().count == count)
        #expect(reader.fault == fault)
    }

    @Test func `no more is read than the limits allow`() throws {
        let url = try WebURL(parsing: "http://h.test/sitemap.txt")
        var limits = SitemapLimits()
        limits.pageCount = 3
        limits.childCount = 2
        limits.byteCount = 4_000
        let line = "<sitemap><loc>http://h.test/a</loc></sitemap>"
        let index = "<sitemapindex>" + String(repeating: line, count: 3)
        let texts = [index, String(repeating: "http://h.test/\n", count: 4)]
        for (text, count) in zip(texts, [2, 3]) {
            var reader = SitemapReader(at: url, limits: limits)
            reader.read(Array(text.utf8).span)
            #expect(reader.takeEntries().count == count && reader.fault == .tooManyEntries)
        }
        var reader = SitemapReader(at: url, limits: limits)
        for _ in 0..<5 { reader.read([UInt8](repeating: 0x20, count: 1_000).span) }
        #expect(reader.fault == .tooLarge)
    }

    @Test func `a sitemap speaks for its directory`() throws {
        let scope = SitemapScope(of: try WebURL(parsing: "http://h.test/d/sitemap.xml?a/b"))
        for (text, isInside) in [
            ("http://h.test/d/a", true), ("http://h.test/d", false), ("https://h.test/d/a", false),
            ("http://h.test:81/d/a", false), ("http://o.test/d/a", false),
        ] {
            #expect(scope.contains(try WebURL(parsing: text)) == isInside, "\(text)")
        }
    }
}
