import Testing

@testable import SQLite

struct SQLiteConnectionTests {
    private let place = TestFile()

    @Test func `a missing file cannot be read, a symbolic link cannot be opened`() throws {
        #expect(throws: SQLiteError.self) {
            _ = try SQLiteConnection(opening: "/tmp/no-such-database", for: .reading)
        }
        place.linkToNothing()
        let error = try #require(throws: SQLiteError.self) {
            _ = try SQLiteConnection(opening: place.path, for: .creating)
        }
        #expect(error.code.primary == .cannotOpen)
    }

    @Test func `a linked directory is followed, the file in it is not a link`() throws {
        _ = try SQLiteConnection(opening: place.path, for: .creating)
        #expect(place.pathThroughLink.map(SQLiteConnection.resolvingDirectory(of:)) == place.path)
    }

    @Test func `a reading connection refuses to write`() throws {
        try SQLiteConnection(opening: place.path, for: .creating).execute("CREATE TABLE t(a)")
        let reader = try SQLiteConnection(opening: place.path, for: .reading)
        let isReadOnly = reader.isReadOnly
        #expect(isReadOnly)
        let error = try #require(throws: SQLiteError.self) {
            try reader.execute("INSERT INTO t VALUES(1)")
        }
        #expect(error.code.primary == .readOnly)
    }

    @Test func `a statement's number is that of its first row, and 0 without one`() throws {
        let connection = try SQLiteConnection(opening: place.path, for: .creating)
        #expect(try connection.number("SELECT 7, 8 UNION SELECT 9, 9") == 7)
        #expect(try connection.number("SELECT 7 WHERE 0") == 0)
    }

    @Test func `a failed transaction leaves nothing`() throws {
        let connection = try SQLiteConnection(opening: place.path, for: .creating)
        try connection.execute("CREATE TABLE t(a INTEGER PRIMARY KEY) STRICT")
        let insert = try connection.prepare("INSERT INTO t VALUES(?)")
        #expect(throws: SQLiteError.self) {
            try connection.transaction { () throws(SQLiteError) in
                try insert.run(1)
                try insert.run(1)
            }
        }
        let statement = try connection.prepare("SELECT count(*) FROM t")
        let count = try statement.first { $0.integer(0) }
        #expect(count == 0)
    }

    @Test func `an error names its cause and its statement in one line`() throws {
        let connection = try SQLiteConnection(opening: place.path, for: .creating)
        let error = try #require(throws: SQLiteError.self) {
            try connection.execute("SELECT * FROM nowhere")
        }
        #expect(error.description == "no such table: nowhere (SQLite 1)")
        #expect(error.sql == "SELECT * FROM nowhere")
        #expect(SQLiteCode.full.description == "database or disk is full")
    }

    @Test func `a word in double quotes is a name, never text`() throws {
        let connection = try SQLiteConnection(opening: place.path, for: .creating)
        #expect(throws: SQLiteError.self) { try connection.execute("SELECT \"text\"") }
    }
}
