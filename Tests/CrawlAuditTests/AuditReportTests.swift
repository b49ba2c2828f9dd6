import CrawlFormat
import CrawlTestSupport
import Linux
import Testing

@testable import CrawlAudit

struct AuditReportTests {
    /// Elements of the report itself; nothing remote adds another.
    private static let elements: Set = [
        "html", "head", "meta", "title", "style", "body", "header", "nav", "section", "article",
        "footer", "h1", "h2", "h3", "p", "span", "strong", "small", "ul", "li", "a", "bdi", "q",
        "svg", "rect", "line", "text", "g", "circle", "figure", "div", "details", "summary",
        "table", "thead", "tbody", "tr", "th", "td",
    ]

    @Test func `a report tells what is broken, who leads there and by which words`() async throws {
        let html = try await AuditCrawl.report(on: AuditCrawl.small)
        let gone = html.split(separator: "<tr>").first { $0.contains("<bdi>http://a.test/gone<") }
        let row = String(try #require(gone))
        #expect(row.contains(">404</span>"))
        #expect(row.contains("data-heading=\"Referrers\">2</td>"))
        #expect(row.contains("<bdi>http://a.test/</bdi></a> <q><bdi>it is gone</bdi></q>"))
        #expect(row.contains("<bdi>http://a.test/twin</bdi></a></li>"))
        #expect(html.contains(">truncated</span>"))
    }

    @Test func `it tells redirects from the first URL to what is at their end`() async throws {
        let html = try await AuditCrawl.report(on: AuditCrawl.small)
        let chain = html.split(separator: "<tr>").first { $0.contains("\"Hops\">2</td>") }
        let row = String(try #require(chain))
        let places = ["/old", "/way", "/new"].compactMap { row.firstRange(of: $0)?.lowerBound }
        #expect(places.count == 3 && places == places.sorted())
        #expect(row.contains(">301</span>") && row.contains(">302</span>"))
        #expect(row.contains("data-heading=\"At the end\"><span class=\"tag good\">200</span>"))
        #expect(html.components(of: "data-heading=\"Hops\"") == 1)
    }

    @Test func `it tells twins, namesakes, slow answers, what robots.txt closed`() async throws {
        let html = try await AuditCrawl.report(on: AuditCrawl.small)
        #expect(html.contains("<h1><bdi>Crawl of a.test</bdi></h1>"))
        #expect(html.contains("<strong>3</strong> <span>pages</span><small>of 7 URLs asked for"))
        #expect(html.contains("<strong>2</strong> <span>broken</span>"))
        let twins = "\"Size\">1 kB</td><td class=\"figure\" data-heading=\"URLs\">2</td>"
        #expect(html.contains(twins))
        #expect(html.contains("data-heading=\"Title\"><bdi>Home</bdi>"))
        #expect(html.contains("data-heading=\"Time\">4.32 s</td>"))
        #expect(html.contains("data-heading=\"Rule\"><bdi>Disallow: /shut</bdi>"))
        #expect(html.contains("data-heading=\"Crawl-delay\"><bdi>2.5 s</bdi>"))
        #expect(html.contains("data-heading=\"URLs closed\">1</td>"))
    }

    @Test func `every part of the page is ended, and nothing is loaded or run`() async throws {
        let html = try await AuditCrawl.report(on: AuditCrawl.small)
        let outline = HTMLOutline(of: html)
        #expect(outline.faults == [])
        #expect(outline.elements.subtracting(Self.elements) == [])
        #expect(!outline.attributes.contains { $0.name == "src" || $0.name.hasPrefix("on") })
        #expect(!html.contains("url(") && !html.contains("@import"))
        #expect(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'"))
        #expect(html.hasPrefix("<!DOCTYPE html>\n"))
    }

    /// All texts that a server, or who made the file, can choose.
    @Test(arguments: [
        #"</title></style></bdi><script>alert(1)</script>"#,
        #"" onmouseover="alert(1)" x=""#,
        "' onload='alert(1)' <img src=x onerror=alert(1)>",
        "<!--", "]]><svg/onload=alert(1)>", "\u{202E}\u{0}\u{1B}[2J", "&lt;b&gt;&#60;",
    ])
    func `text from elsewhere stays text, whatever it says`(evil: String) async throws {
        let sql = evil.replacing("'", with: "''").replacing("\u{0}", with: "'||char(0)||'")
        let json = sql.filter { $0 != "\"" && $0 >= " " }
        let html = try await AuditCrawl.report(
            on: AuditCrawl.small + """
                UPDATE host SET host='\(sql)'; UPDATE url SET url='http://a.test/\(sql)' || url_id;
                UPDATE url SET url='javascript:alert(1)//\(sql)' WHERE url_id IN (1, 6);
                UPDATE page SET title='\(sql)', description='\(sql)';
                UPDATE fetch SET content_type='\(sql)', detail='\(sql)';
                UPDATE fetch SET error='\(sql)' WHERE fetch_id=4;
                UPDATE skip SET rule='\(sql)'; UPDATE robots SET origin='\(sql)', sitemaps='\(sql)';
                UPDATE anchor SET anchors='[[[16,3,"\(json)"]],[]]';
                UPDATE run SET user_agent='\(sql)', config='\(sql)';
                INSERT INTO event(run_id, at, level, code, subject, message)
                 VALUES(1, 1, '\(sql)', '\(sql)', '\(sql)', '\(sql)');
                """
        )
        let outline = HTMLOutline(of: html)
        #expect(outline.faults == [])
        #expect(outline.elements.subtracting(Self.elements) == [])
        #expect(!outline.attributes.contains { $0.name.hasPrefix("on") })
        let links = outline.attributes.filter { $0.name == "href" }.map(\.value)
        #expect(links.allSatisfy { $0.hasPrefix("http://") || $0.hasPrefix("#") }, "\(links)")
        #expect(!html.unicodeScalars.contains { ["\u{202E}", "\u{0}", "\u{1B}"].contains($0) })
    }

    @Test func `long lists are cut, and say how much more there is`() async throws {
        let html = try await AuditCrawl.report(
            on: """
                INSERT INTO host(host_id, host) VALUES(1, 'a.test');
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<300)
                INSERT INTO url(url_id, key, host_id, depth, via, run_id, url)
                 SELECT i, i, 1, 0, 0, 1, 'http://a.test/' || i FROM n;
                INSERT INTO fetch(fetch_id, run_id, url_id, fetched_at, status, error, page_id)
                 SELECT url_id, 1, url_id, url_id, iif(url_id<151, 404, 200),
                  iif(url_id<151, 'http_status', NULL), iif(url_id<151, NULL, url_id) FROM url;
                INSERT INTO page(page_id, link_count, links, assets)
                 SELECT url_id, 2, '[1,' || (url_id-150) || ']', '[]' FROM url WHERE url_id>150;
                """
        )
        #expect(html.contains("and 50 more"))
        #expect(html.contains("and 130 more"))
        #expect(html.components(of: "data-heading=\"Referrers\"") == 100)
        #expect(html.contains("<summary>150 URLs</summary>"))
    }

    @Test func `runs follow each other without the time between`() async throws {
        let html = try await AuditCrawl.report(
            on: AuditCrawl.small + """
                INSERT INTO run(run_id, started_at, state) VALUES(2, 1800000000000, 'crashed');
                INSERT INTO fetch(fetch_id, run_id, url_id, fetched_at, status)
                 VALUES(8, 2, 1, 1800000000000, 500), (9, 2, 2, 1800000000058, 500);
                """
        )
        #expect(html.contains("is 2 ms of crawling, the time between the 2 runs left out."))
        #expect(html.contains("class=\"state crashed\">crashed</span>"))
        #expect(html.contains("<title>60 ms: broken 1, none 1</title>"))
        #expect(html.contains("<title>118 ms: broken 1</title>"))
    }

    @Test func `what found nothing has a report, and the same file the same one`() async throws {
        let html = try await AuditCrawl.report(on: "SELECT 1")
        #expect(HTMLOutline(of: html).faults == [])
        #expect(html.contains("Crawl of nothing"))
        try await AuditCrawl.with(AuditCrawl.small) { path in
            let first = try AuditReport.html(of: path)
            #expect(try AuditReport.html(of: path) == first)
        }
    }

    @Test func `what is no crawl has no report`() throws {
        try TemporaryDirectory.with { directory in
            let path = directory + "/x"
            try FileDescriptor.open(path, for: .creating).writeAll(Array("hello".utf8))
            #expect(throws: StoreError.foreign(path)) { try AuditReport.html(of: path) }
        }
    }
}

extension String {
    /// How often another text occurs.
    fileprivate func components(of text: String) -> Int {
        var (count, rest) = (0, self[...])
        while let place = rest.firstRange(of: text) {
            (count, rest) = (count + 1, rest[place.upperBound...])
        }
        return count
    }
}
