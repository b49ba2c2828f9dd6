import Testing

@testable import SQLite

struct SQLiteQueryTests {
    private let file = TestFile()
    private static let endless = """
        WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM a) SELECT n FROM a
        """

    private func confined() throws -> SQLiteConnection {
        try SQLiteConnection(opening: file.path, for: .creating)
            .execute("CREATE TABLE t(a, b); CREATE VIEW v AS SELECT a FROM t")
        let connection = try SQLiteConnection(opening: file.path, for: .reading)
        connection.confine()
        return connection
    }

    @Test func `rows come with their names and types`() throws {
        let connection = try confined()
        let text = "SELECT 1 AS one, NULL, 2.5, 'a', x'00FF' FROM (SELECT 1 UNION SELECT 2); -- end"
        let query = try SQLiteQuery(text, on: connection)
        #expect(query.columns == ["one", "NULL", "2.5", "'a'", "x'00FF'"])
        var rows: [[SQLiteValue]] = []
        try query.forEachRow(within: .seconds(60), on: connection) { row in
            rows.append((0..<5).map { row.value($0) })
            return true
        }
        #expect(rows.count == 2)
        #expect(rows[0] == [.integer(1), .null, .real(2.5), .text("a"), .blob([0, 255])])
    }

    @Test(arguments: [
        "DELETE FROM t", "INSERT INTO t VALUES(1, 2)", "CREATE TEMP TABLE x(y)", "DROP VIEW v",
        "ATTACH '/tmp/none.sqlite' AS x", "VACUUM INTO '/tmp/none.sqlite'", "VACUUM", "BEGIN",
        "PRAGMA journal_mode=DELETE", "PRAGMA database_list", "PRAGMA writable_schema=1",
        "SELECT * FROM pragma_database_list", "SELECT load_extension('x')",
        "SELECT writefile('/tmp/none', 'x')", "SELECT readfile('/etc/passwd')",
        "SELECT 1; SELECT 2", "SELECT 1; nonsense", "SELECT ?", "SELECT", "nonsense", "", "-- no",
        "SELECT 1\0", "SELECT zeroblob(1 << 29)",
    ])
    func `nothing but reading is possible`(text: String) throws {
        let connection = try confined()
        #expect(throws: SQLiteError.self) {
            try SQLiteQuery(text, on: connection)
                .forEachRow(within: .seconds(60), on: connection) { _ in true }
        }
    }

    @Test(arguments: [
        "SELECT * FROM v", "PRAGMA table_info(t)", "SELECT name FROM sqlite_schema",
        "SELECT * FROM json_each('[1,2]')", "EXPLAIN QUERY PLAN SELECT * FROM t",
        "WITH c AS (SELECT 1) SELECT * FROM c;",
    ])
    func `whatever reads is possible`(text: String) throws {
        let connection = try confined()
        try SQLiteQuery(text, on: connection)
            .forEachRow(within: .seconds(60), on: connection) { _ in true }
    }

    @Test func `an endless query ends when its time is up`() throws {
        let connection = try confined()
        let query = try SQLiteQuery(Self.endless, on: connection)
        let error = #expect(throws: SQLiteError.self) {
            try query.forEachRow(within: .milliseconds(20), on: connection) { _ in true }
        }
        #expect(error?.code.primary == .interrupted)
        // The next has time of its own.
        try SQLiteQuery("SELECT 1", on: connection)
            .forEachRow(within: .seconds(60), on: connection) { _ in true }
    }

    @Test func `who has seen enough gets no more`() throws {
        let connection = try confined()
        var count = 0
        try SQLiteQuery(Self.endless, on: connection)
            .forEachRow(within: .seconds(60), on: connection) { _ in
                count += 1
                return count < 3
            }
        #expect(count == 3)
    }
}
