import CrawlFormat
import CrawlTables
import CrawlTestSupport
import Linux
import SQLite
import Testing

@testable import CrawlExport

struct ExporterTests {
    private func with(_ body: (_ crawl: String, _ directory: String) throws -> Void) async throws {
        try await TemporaryDirectory.with { directory in
            let crawl = directory + "/crawl.sqlite"
            try await SmallCrawl.write(to: crawl)
            try body(crawl, directory)
        }
    }

    private func streamed(_ plan: ExportPlan) throws -> String {
        var bytes: [UInt8] = []
        _ = try Exporter.stream(plan) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func objects(_ plan: ExportPlan) throws -> [JSONValue] {
        try streamed(plan).utf8.split(separator: 0x0A).map {
            try #require(JSONValue(parsing: Array($0)))
        }
    }

    private func plan(
        _ crawl: String,
        _ table: String,
        _ format: ExportFormat = .jsonl
    ) throws -> ExportPlan {
        var plan = ExportPlan(source: crawl, format: format)
        plan.table = try #require(ExportTable(named: table))
        return plan
    }

    @Test func `a page is an object with its facts and, if wanted, its text`() async throws {
        try await with { crawl, _ in
            var plan = try plan(crawl, "pages")
            plan.hasBodies = true
            let pages = try objects(plan)
            let page = try #require(pages.first)
            #expect(pages.count == 1)
            #expect(page["url"]?.string == "http://a.test/")
            #expect(page["title"]?.string == #"=HYPERLINK("x") "quoted", 漢"#)
            #expect(page["fetched_at"]?.string == "2023-11-14T22:13:20.124Z")
            #expect(page["sha256"]?.string == "ab09")
            #expect(page["html"]?.string == "<p>café")
            plan.hasBodies = false
            #expect(try objects(plan).first?["html"] == nil)
        }
    }

    @Test(arguments: [ExportFormat.sqlite, .jsonl, .wacz])
    func `who looks sees rows and bytes`(format: ExportFormat) async throws {
        try await with { crawl, directory in
            let (meter, path) = (ExportMeter(), directory + "/out")
            let plan = ExportPlan(source: crawl, format: format)
            let result = try ExportMeter.$current.withValue(meter) {
                try Exporter.write(plan, to: path, replaces: false)
            }
            #expect(meter.rows >= result.rows)
            #expect(meter.bytes == result.bytes)
        }
    }

    @Test func `a link names both its ends, its text and its relation`() async throws {
        try await with { crawl, _ in
            let lines = try streamed(plan(crawl, "links", .tsv)).split(separator: "\n")
            #expect(
                lines.dropFirst() == [
                    "http://a.test/\thttp://b.test/gone\t0\ta\thref\t\tto\\nnowhere\t1",
                    "http://a.test/\thttp://a.test/moved?q=1\t1\ta\thref\tnext\t\t1",
                ]
            )
        }
    }

    @Test(arguments: ExportTable.all.map(\.name))
    func `every table has what its columns say, in every format`(name: String) async throws {
        try await with { crawl, directory in
            let plan = try plan(crawl, name)
            let names = plan.table.columns(in: .rows, bodies: false).map(\.name)
            for object in try objects(plan) {
                #expect(names.allSatisfy { object[$0] != nil })
            }
            let head = try streamed(self.plan(crawl, name, .csv)).split(separator: "\r\n").first
            #expect(head.map(String.init) == names.joined(separator: ","))
        }
    }

    @Test func `filters choose by column, and say where there is none`() async throws {
        try await with { crawl, _ in
            var plan = try plan(crawl, "versions")
            plan.filter.host = "a.test"
            #expect(try objects(plan).count == 2)
            plan.filter.status = 300...399
            #expect(try objects(plan).map { $0["url"]?.string } == ["http://a.test/moved?q=1"])
            plan.filter = ExportFilter()
            plan.filter.since = "2023-11-14T22:13:20.125"
            #expect(try objects(plan).count == 2)
            plan.filter.condition = "url LIKE '%gone' -- all that is gone"
            #expect(try objects(plan).count == 1)
            plan.filter.run = 0
            #expect(try objects(plan).isEmpty)
            plan.table = .runs
            plan.filter.run = nil
            #expect(throws: ExportError.noSuchColumn(table: "runs", option: "--since")) {
                _ = try objects(plan)
            }
        }
    }

    @Test(arguments: ["nonsense", "(", "1; DROP TABLE page", "url = \"x\""])
    func `a condition that is none is said, and nothing is touched`(text: String) async throws {
        try await with { crawl, _ in
            var plan = try plan(crawl, "pages")
            plan.filter.condition = text
            let error = #expect(throws: ExportError.self) { _ = try objects(plan) }
            #expect(error?.kind.description == "condition")
            plan.filter.condition = nil
            #expect(try objects(plan).count == 1)
        }
    }

    @Test func `a dataset is whole: rows name rows, words are found, columns are explained`()
        async throws
    {
        try await with { crawl, directory in
            let path = directory + "/data.sqlite"
            let plan = ExportPlan(source: crawl, format: .sqlite)
            let result = try Exporter.write(plan, to: path, replaces: false)
            #expect(result.rows == 1)
            let data = try SQLiteConnection(opening: path, for: .reading)
            let laws = [
                "SELECT count(*)=2 FROM link_urls",
                "SELECT dst='http://b.test/gone' AND status=404 FROM broken_links",
                "SELECT count(*)=1 FROM pages_fts WHERE pages_fts MATCH 'hyperlink'",
                "SELECT count(*)=2 FROM hosts WHERE urls>0",
                "SELECT count(*)=0 FROM pragma_foreign_key_check",
                "SELECT integrity_check='ok' FROM pragma_integrity_check",
                """
                SELECT count(*)=0 FROM sqlite_schema m, pragma_table_info(m.name) c
                 WHERE m.type='table' AND m.name NOT LIKE 'pages_fts%'
                  AND m.name NOT LIKE 'sqlite_%' AND m.name NOT IN ('columns','metadata')
                  AND NOT EXISTS (SELECT 1 FROM columns d WHERE d.table_name=m.name
                   AND d.column_name=c.name AND d.type=c.type AND d.meaning<>'')
                """,
            ]
            for law in laws { #expect(try data.number(law) == 1, "\(law)") }
        }
    }

    @Test(arguments: ExportFormat.allCases)
    func `the same crawl gives the same bytes`(format: ExportFormat) async throws {
        try await with { crawl, directory in
            let plan = ExportPlan(source: crawl, format: format)
            let files = ["/one", "/two"].map { directory + $0 }
            for file in files { _ = try Exporter.write(plan, to: file, replaces: false) }
            let bytes = try files.map {
                try FileDescriptor.open($0, for: .reading).readAll(limit: 1 << 24)
            }
            #expect(bytes[0] == bytes[1] && !bytes[0].isEmpty)
        }
    }

    @Test func `what is no crawl is not exported`() throws {
        try TemporaryDirectory.with { directory -> Void in
            let path = directory + "/none.sqlite"
            let plan = ExportPlan(source: path, format: .jsonl)
            #expect(throws: ExportError.source(.unreachable(path, .noSuchFile))) {
                _ = try Exporter.stream(plan) { _ in }
            }
            let target = directory + "/out.jsonl"
            #expect(throws: ExportError.self) {
                _ = try Exporter.write(plan, to: target, replaces: false)
            }
            #expect(Directory.names(in: directory).isEmpty)
        }
    }
}
