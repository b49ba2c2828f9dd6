import SQLite
import Testing

@testable import CrawlReport

struct SQLScriptTests {
    @Test func `rows become a table that holds them, whatever they say`() throws {
        let rows: [[SQLiteValue]] = [
            [.text("a'); DROP TABLE t; --"), .integer(.min)], [.text("x\ny\r\u{0}z"), .null],
            [.text(""), .real(1.5)], [.blob([0, 0xAB]), .real(.infinity)],
            [.text("日本\u{1B}"), .null],
        ]
        let script = SQLScript(table: "t", columns: ["a", "b"])
        let lines = rows.map(script.line)
        #expect(lines.allSatisfy { $0.hasSuffix(";\n") && $0.split(separator: "\n").count == 1 })
        let connection = try SQLiteConnection(opening: ":memory:", for: .creating)
        try connection.execute(script.beginning + lines.joined() + script.end)
        var kept: [[SQLiteValue]] = []
        try connection.prepare("SELECT a, b FROM t ORDER BY rowid").forEachRow { row in
            kept.append([row.value(0), row.value(1)])
        }
        var expected = rows
        expected[3][1] = .null
        #expect(kept == expected)
    }
}
