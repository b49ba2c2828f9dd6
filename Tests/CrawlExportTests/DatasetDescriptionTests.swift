import CrawlTables
import CrawlTestSupport
import Linux
import SQLite
import Testing

@testable import CrawlExport

struct DatasetDescriptionTests {
    @Test func `it tells what each table and column means`() async throws {
        let plan = ExportPlan(source: "", format: .sqlite)
        let bytes = DatasetDescription.json(of: plan, at: "x/my.data.db")
        let value = try #require(JSONValue(parsing: bytes))
        let database = try #require(value["databases"]?["my.data"])
        let tables = try #require(database["tables"]?.object)
        #expect(Set(tables.keys) == Set(Dataset.tables.map(\.name)))
        let pages = try #require(tables["pages"])
        #expect(pages["columns"]?["title"] == .string("Title."))
        #expect(pages["columns"]?["html"] == nil)
        #expect(pages["facets"] == .array([.string("host"), .string("status")]))
        let queries = try #require(database["queries"]?.object)
        #expect(queries.values.allSatisfy { $0["sql"]?.string?.hasPrefix("SELECT") == true })
    }

    @Test func `its questions are answered by a dataset, which it stands beside`() async throws {
        try await SampleCrawl.with { path throws in
            var plan = ExportPlan(source: path, format: .sqlite)
            plan.descriptionPath = path + ".json"
            _ = try Exporter.write(plan, to: path + ".db", replaces: false)
            let file = try FileDescriptor.open(path + ".json", for: .reading)
            let value = try #require(JSONValue(parsing: try file.readAll(limit: 1 << 20)))
            let database = try #require(value["databases"]?["crawl.sqlite"])
            let dataset = try SQLiteConnection(opening: path + ".db", for: .reading)
            for query in try #require(database["queries"]?.object).values {
                let sql = try #require(query["sql"]?.string).replacing(":word", with: "'two'")
                try dataset.execute(sql)
            }
            #expect(throws: ExportError.exists(path + ".json")) {
                try Exporter.write(plan, to: path + ".other", replaces: false)
            }
            #expect(!FileDescriptor.isTaken(path + ".other"))
        }
    }
}
