import CrawlModel
import CrawlStore
import CrawlTestSupport
import SQLite
import Testing

@testable import CrawlTables

struct ExportTableTests {
    /// Every table, those that have no name for people among them.
    private static let all =
        ExportTable.all + [.nodes, .edges, .answers, .siteMap]

    /// Runs the body with a crawl of one page that leads to another.
    private static func with(_ sql: String = "", _ body: (String) throws -> Void) async throws {
        try await TemporaryDirectory.with { directory in
            let path = directory + "/crawl.sqlite"
            let run = RunDescription(startedAt: 1_700_000_000_000)
            let (store, _) = try await PageStore.open(path, run: run)
            _ = try await store.finish(isFinished: true) { _, _ in
                RunEnding(exitStatus: 0, finishedAt: 1_700_000_009_000)
            }
            try SQLiteConnection(opening: path, for: .writing).execute(rows + sql)
            try body(path)
        }
    }

    private static let rows = """
        INSERT INTO host(host_id, host) VALUES(1, 'a.test');
        INSERT INTO url(url_id, key, host_id, depth, via, run_id, url) VALUES
         (1, 11, 1, 0, 0, 1, 'http://a.test/'), (2, 12, 1, 1, 1, 1, 'http://a.test/two');
        INSERT INTO fetch(fetch_id, run_id, url_id, fetched_at, status, page_id)
         VALUES(1, 1, 1, 1700000001000, 200, 1);
        INSERT INTO page(page_id, title, link_count, links, assets)
         VALUES(1, 'One', 1, '[12]', '[]');

        """

    private static func cells(
        _ table: ExportTable,
        of path: String,
        _ filter: ExportFilter = ExportFilter()
    ) throws -> [[ExportCell]] {
        var reader = try ExportReader.open(path, filter: filter)
        var rows: [[ExportCell]] = []
        try reader.forEachRow(of: table, table.columns) { rows.append($0) }
        return rows
    }

    @Test(arguments: all)
    func `each has a row for what there is`(table: ExportTable) async throws {
        let counts = ["urls": 2, "nodes": 2, "errors": 0, "redirects": 0, "skips": 0]
        try await Self.with { path throws in
            let rows = try Self.cells(table, of: path)
            #expect(rows.count == counts[table.name] ?? 1)
            #expect(rows.allSatisfy { $0.count == table.columns.count })
        }
    }

    @Test(arguments: [
        (0, "seed"), (1, "link"), (2, "redirect"), (3, "sitemap"), (5, "sitemap"), (6, "added"),
    ])
    func `what led to a URL first has a word`(via: Int, word: String) async throws {
        try await Self.with("UPDATE url SET via=\(via)") { path throws in
            let place = try #require(ExportTable.urls.columns.firstIndex { $0.name == "via" })
            let words = try Self.cells(.urls, of: path).map { $0[place] }
            #expect(words == [.text(Array(word.utf8)), .text(Array(word.utf8))])
        }
    }

    @Test(arguments: ["1); DROP TABLE page; --", "1);", "1); SELECT (1"])
    func `a condition is one, and does not end the statement`(condition: String) async throws {
        var filter = ExportFilter()
        filter.condition = condition
        let refusal = ExportError.badCondition(condition, cause: "it ends the statement")
        try await Self.with { path throws in
            #expect(throws: refusal) { try Self.cells(.pages, of: path, filter) }
        }
    }

    @Test(arguments: all)
    func `a filter is heeded, or refused by its name`(table: ExportTable) async throws {
        let hasHost = table.columns.contains { $0.name == "host" }
        var filter = ExportFilter()
        filter.host = "b.test"
        try await Self.with { path throws in
            guard hasHost else {
                let refusal = ExportError.noSuchColumn(table: table.name, option: "--host")
                #expect(throws: refusal) { try Self.cells(table, of: path, filter) }
                return
            }
            #expect(try Self.cells(table, of: path, filter).isEmpty)
        }
    }
}
