import CrawlTestSupport
import SQLite
import Testing

@testable import CrawlFormat

struct EvidenceTests {
    /// Answers of one URL in their order, a letter each, and what views make of them.
    struct History: CustomTestStringConvertible, Sendable {
        /// `a`, `b`: a page with such a body; `=`: 304; `x`, `y`: redirects to such URLs; `g`: 404;
        /// `-`: 410; `t`: no answer; `5`: 503; `f`: 403.
        let answers: String
        let changes: String
        let isPage: Bool

        init(_ answers: String, _ changes: String, isPage: Bool) {
            self.answers = answers
            self.changes = changes
            self.isPage = isPage
        }

        var testDescription: String { answers }
    }

    /// What one answer puts into status, error, sha256, page_id and location_key.
    private static let rows: [Character: String] = [
        "a": "200, NULL, x'0A', 1, NULL", "b": "200, NULL, x'0B', 2, NULL",
        "x": "301, 'redirect', NULL, NULL, 7", "y": "302, 'redirect', NULL, NULL, 8",
        "g": "404, 'http_status', NULL, NULL, NULL", "-": "410, 'http_status', NULL, NULL, NULL",
        "t": "0, 'timeout_total', NULL, NULL, NULL",
        "5": "503, 'http_status', NULL, NULL, NULL", "f": "403, 'http_status', NULL, NULL, NULL",
    ]

    private func with(
        _ history: String,
        _ body: (borrowing SQLiteConnection) throws -> Void
    ) throws {
        try TemporaryDirectory.with { directory in
            let path = directory + "/crawl.sqlite"
            let connection = try SQLiteConnection(opening: path, for: .creating)
            try connection.execute(StoreSchema.creation(sources: "(1,'a','href')"))
            try connection.execute(
                """
                INSERT INTO host(host_id, host) VALUES(1, 'h.test');
                INSERT INTO url VALUES(1, 7, 1, 0, 0, 1, NULL, 'http://h.test/', NULL);
                INSERT INTO page(page_id, title, link_count, links, assets)
                 VALUES(1, 'a', 1, '[7]', '[]'), (2, 'b', 1, '[7]', '[]');
                INSERT INTO fetch(fetch_id, run_id, url_id, fetched_at, status) VALUES(1,1,2,0,0);
                INSERT INTO fetch(fetch_id, run_id, url_id, fetched_at, status) VALUES(2,1,2,0,0);
                """
            )
            var last = ""
            for answer in history {
                let row =
                    Self.rows[answer] ?? last.replacing("200, NULL", with: "304, 'not_modified'")
                if "ab".contains(answer) { last = row }
                try connection.execute(
                    """
                    INSERT INTO fetch(run_id, url_id, fetched_at, status, error, sha256, page_id,
                     location_key) VALUES((SELECT count(*) FROM fetch), 1, 0, \(row))
                    """
                )
            }
            try body(connection)
        }
    }

    private func texts(_ sql: String, _ connection: borrowing SQLiteConnection) throws -> [String] {
        var texts: [String] = []
        try connection.prepare(sql).forEachRow { texts.append($0.text(0) ?? "NULL") }
        return texts
    }

    @Test(arguments: histories)
    func `answers tell what is there and what changed`(_ history: History) throws {
        try with(history.answers) { connection in
            let changes = try texts("SELECT kind FROM changes ORDER BY version_id", connection)
            let pages = try texts("SELECT url FROM pages", connection)
            let links = try texts("SELECT dst FROM links", connection)
            let present = history.isPage ? ["http://h.test/"] : []
            #expect(changes.joined(separator: " ") == history.changes)
            #expect(pages == present)
            #expect(links == present)
        }
    }

    @Test func `a change names the version before it`() throws {
        try with("at=b") { connection in
            let rows = try texts(
                """
                SELECT kind||' '||version_id||' '||coalesce(prev_version_id, 'none')||' '
                 ||run_id||' '||coalesce(prev_run_id, 'none')||' '||title||' '
                 ||coalesce(prev_title, 'none') FROM changes ORDER BY version_id
                """,
                connection
            )
            #expect(rows == ["new 3 none 2 none a none", "changed 6 5 5 4 b a"])
        }
    }

    @Test func `a page that is unchanged tells when it was found first and last`() throws {
        try with("a==") { connection in
            let row = "SELECT page_id||' '||status||' '||run_id||' '||title FROM pages"
            let rows = try texts(row, connection)
            #expect(rows == ["1 304 4 a"])
        }
    }
}

private let histories: [EvidenceTests.History] = [
    .init("", "", isPage: false),
    .init("a", "new", isPage: true),
    .init("aa", "new", isPage: true),
    .init("a==", "new", isPage: true),
    .init("a=b=a", "new changed changed", isPage: true),
    .init("at5f", "new", isPage: true),
    .init("tta", "new", isPage: true),
    .init("atb", "new changed", isPage: true),
    .init("ag", "new gone", isPage: false),
    .init("a-", "new gone", isPage: false),
    .init("ag-t", "new gone", isPage: false),
    .init("aga", "new gone back", isPage: true),
    .init("agt5b", "new gone back", isPage: true),
    .init("g", "", isPage: false),
    .init("gg", "", isPage: false),
    .init("ga", "new", isPage: true),
    .init("x", "", isPage: false),
    .init("xx", "", isPage: false),
    .init("xy", "moved", isPage: false),
    .init("xa", "new", isPage: true),
    .init("ax", "new moved", isPage: false),
    .init("axxy", "new moved moved", isPage: false),
    .init("axg", "new moved gone", isPage: false),
    .init("axa", "new moved back", isPage: true),
]
