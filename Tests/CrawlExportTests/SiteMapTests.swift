import CrawlTables
import Linux
import Testing

@testable import CrawlExport

struct SiteMapTests {
    private static func locations(_ path: String, _ run: Int? = nil) throws -> [String] {
        var plan = ExportPlan(source: path, format: .sitemap)
        plan.filter.run = run
        var bytes: [UInt8] = []
        _ = try Exporter.stream(plan) { bytes += $0 }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns="))
        #expect(text.hasSuffix("</urlset>\n"))
        return text.split(separator: "\n").filter { $0.hasPrefix("<url>") }.map(String.init)
    }

    private static func entry(_ url: String, _ date: String) -> String {
        "<url><loc>\(url)</loc><lastmod>\(date)</lastmod></url>"
    }

    @Test func `a page has the date when its bytes came, not when they were found again`()
        async throws
    {
        try await SampleCrawl.with { path throws in
            #expect(
                try Self.locations(path) == [
                    Self.entry("http://a.test/two", "2023-11-14T22:13:22Z"),
                    Self.entry("http://a.test/", "2023-11-14T22:13:21Z"),
                ]
            )
        }
    }

    @Test(arguments: [
        ("Tue, 02 Jan 2023 03:04:05 GMT", "2023-01-02T03:04:05Z"),
        ("Tue, 14 Nov 2023 22:13:21 GMT", "2023-11-14T22:13:21Z"),
        ("Tue, 14 Nov 2023 22:13:22 GMT", "2023-11-14T22:13:21Z"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", "2023-11-14T22:13:21Z"),
        ("yesterday", "2023-11-14T22:13:21Z"), ("", "2023-11-14T22:13:21Z"),
    ])
    func `a page has the date that its server told, where it can be true`(
        told: String,
        date: String
    ) async throws {
        let sql = "UPDATE fetch SET last_modified='\(told)' WHERE fetch_id=1"
        try await SampleCrawl.with(SampleCrawl.small + sql) { path throws in
            #expect(try Self.locations(path).last == Self.entry("http://a.test/", date))
        }
    }

    @Test(arguments: [
        ("Tue, 14 Nov 2023 22:13:30 GMT", "2023-11-14T22:13:30Z"),
        ("Tue, 14 Nov 2023 22:13:20 GMT", "2023-11-14T22:13:41Z"),
    ])
    func `it cannot be true where the page was seen otherwise since`(
        told: String,
        date: String
    ) async throws {
        let sql = """
            UPDATE fetch SET status=200, error=NULL, page_id=5, last_modified='\(told)'
             WHERE fetch_id=5;
            INSERT INTO page(page_id, link_count, links, assets) VALUES(5, 0, '[]', '[]')
            """
        try await SampleCrawl.with(SampleCrawl.small + sql) { path throws in
            #expect(try Self.locations(path).last == Self.entry("http://a.test/", date))
        }
    }

    @Test(arguments: [(2_047, 2), (2_048, 1)])
    func `a URL that is longer than the protocol allows is left out`(
        length: Int,
        count: Int
    ) async throws {
        let sql = """
            UPDATE url SET url=substr('http://a.test/' || hex(zeroblob(2000)), 1, \(length))
             WHERE url_id=2
            """
        try await SampleCrawl.with(SampleCrawl.small + sql) { path throws in
            #expect(try Self.locations(path).count == count)
        }
    }

    @Test(arguments: [
        "UPDATE page SET meta_robots='nofollow,noindex' WHERE page_id=2",
        "UPDATE page SET meta_robots='none' WHERE page_id=2",
        "UPDATE page SET canonical='http://a.test/' WHERE page_id=2",
        "UPDATE fetch SET content_type='text/css' WHERE page_id=2",
        "UPDATE fetch SET status=203 WHERE page_id=2",
    ])
    func `a page that searchers are not to find is left out`(sql: String) async throws {
        try await SampleCrawl.with(SampleCrawl.small + sql) { path throws in
            #expect(try Self.locations(path).map { $0.contains("http://a.test/<") } == [true])
        }
    }

    @Test func `signs of XML in a URL are escaped, and its own canonical is no other`()
        async throws
    {
        let sql = """
            UPDATE url SET url='http://a.test/?a=1&b=''2' WHERE url_id=2;
            UPDATE page SET canonical='http://a.test/?a=1&b=''2', meta_robots='index'
             WHERE page_id=2
            """
        try await SampleCrawl.with(SampleCrawl.small + sql) { path throws in
            let first = try #require(try Self.locations(path).first)
            #expect(first.contains("<loc>http://a.test/?a=1&amp;b=&apos;2</loc>"))
        }
    }

    /// More pages than a site map may have.
    private static let many = """
        WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i+1 FROM n WHERE i<50100)
         INSERT INTO url SELECT i, i, 1, 1, 1, 1, 1, 'http://a.test/' || i, NULL FROM n;
        INSERT INTO fetch(fetch_id, run_id, url_id, fetched_at, status, page_id)
         SELECT url_id, 1, url_id, 0, 200, url_id FROM url WHERE url_id>=100;
        INSERT INTO page(page_id, link_count, links, assets)
         SELECT url_id, 0, '[]', '[]' FROM url WHERE url_id>=100;
        """

    @Test func `more URLs than a site map may have are no stream`() async throws {
        try await SampleCrawl.with(SampleCrawl.small + Self.many) { path throws in
            #expect(throws: ExportError.tooManyURLs(limit: 50_000)) { try Self.locations(path) }
        }
    }

    @Test func `they become several files and an index that names them`() async throws {
        try await SampleCrawl.with(SampleCrawl.small + Self.many) { path throws in
            let directory = path.dropLast("crawl.sqlite".utf8.count)
            let target = "\(directory)map.xml"
            let plan = ExportPlan(source: path, format: .sitemap)
            let result = try Exporter.write(plan, to: target, replaces: false)
            #expect(result.rows == 50_003)
            let texts = try ["map.xml", "map-1.xml", "map-2.xml"].map { name in
                let file = try FileDescriptor.open(directory + name, for: .reading)
                return String(decoding: try file.readAll(limit: 1 << 24), as: UTF8.self)
            }
            #expect(texts[0].contains("<sitemap><loc>http://a.test/map-1.xml</loc></sitemap>\n"))
            #expect(texts[0].contains("<sitemap><loc>http://a.test/map-2.xml</loc></sitemap>\n"))
            #expect(texts.map { $0.split(separator: "<url>").count - 1 } == [0, 50_000, 3])
            #expect(texts.map(\.utf8.count).reduce(0, +) == result.bytes)
            #expect(throws: ExportError.exists(target)) {
                try Exporter.write(plan, to: target, replaces: false)
            }
            #expect(try Exporter.write(plan, to: target, replaces: true) == result)
        }
    }
}
