import CrawlTestSupport
import SQLite
import Testing

@testable import CrawlFormat

struct StoreMigrationTests {
    /// A file of version 1 that has one table.
    private func with(_ body: (borrowing SQLiteConnection) throws -> Void) throws {
        try TemporaryDirectory.with { directory in
            let path = directory + "/crawl.sqlite"
            let connection = try SQLiteConnection(opening: path, for: .creating)
            try connection.execute("CREATE TABLE a(x); INSERT INTO a VALUES(1)")
            try connection.execute("PRAGMA user_version=1")
            try body(connection)
        }
    }

    private static let second = "ALTER TABLE a ADD COLUMN y;" + ColumnDictionary.creation
    private static let third = "ALTER TABLE a ADD COLUMN z; INSERT INTO a VALUES(2, 3, 4)"

    private func migrate(
        _ steps: [Int64: String],
        from version: Int64 = 1,
        _ connection: borrowing SQLiteConnection
    ) throws(SQLiteError) {
        try StoreMigration(steps, views: "CREATE VIEW pages AS SELECT * FROM a")
            .run(from: version, on: connection)
    }

    @Test func `steps follow each other, and each is done once`() throws {
        try with { connection in
            try migrate([2: Self.second, 3: Self.third], connection)
            #expect(try connection.number("PRAGMA user_version") == 3)
            #expect(try connection.number("SELECT sum(z) FROM pages") == 4)
            try migrate([2: Self.second, 3: Self.third], from: 3, connection)
            #expect(try connection.number("SELECT count(*) FROM a") == 2)
        }
    }

    @Test(arguments: ["INSERT INTO none VALUES(1)", "ALTER TABLE a ADD COLUMN z; SELECT zz FROM a"])
    func `a step that fails leaves the file at the one before`(step: String) throws {
        try with { connection in
            #expect(throws: SQLiteError.self) {
                try migrate([2: Self.second, 3: step], connection)
            }
            #expect(try connection.number("PRAGMA user_version") == 2)
            #expect(try connection.number("SELECT sum(x) FROM pages") == 1)
            #expect(try connection.number("SELECT count(*) FROM pragma_table_info('a')") == 2)
            try migrate([2: Self.second, 3: Self.third], from: 2, connection)
            #expect(try connection.number("PRAGMA user_version") == 3)
        }
    }
}
