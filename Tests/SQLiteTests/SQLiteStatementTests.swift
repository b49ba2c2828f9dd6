import CSQLite
import Testing

@testable import SQLite

struct SQLiteStatementTests {
    private let file = TestFile()

    private func connect() throws -> SQLiteConnection {
        let connection = try SQLiteConnection(opening: file.path, for: .creating)
        try connection.execute(
            "CREATE TABLE t(i INTEGER, r REAL, s TEXT, b BLOB, n INTEGER) STRICT"
        )
        return connection
    }

    @Test(arguments: [Int64.min, -1, 0, 1, Int64.max])
    func `every kind of value comes back as it was`(number: Int64) throws {
        let connection = try connect()
        let nothing: Int? = nil
        try connection.prepare("INSERT INTO t VALUES(?,?,?,?,?)")
            .run(number, 0.5, "e\u{301}", [UInt8]([0, 255]), nothing)
        let found = try connection.prepare("SELECT * FROM t").first { row in
            row.integer(0) == number && row.real(1) == 0.5
                && row.text(2).map { Array($0.utf8) } == Array("e\u{301}".utf8)
                && row.bytes(3) == [0, 255] && row.isNull(4) && row.optionalInteger(4) == nil
        }
        #expect(found == true)
    }

    @Test func `empty text and empty bytes are not NULL`() throws {
        let connection = try connect()
        let insert = try connection.prepare("INSERT INTO t(s, b) VALUES(?,?)")
        try insert.run("", [UInt8]())
        try insert.run(SQLiteText([UInt8]()), [UInt8]())
        let kinds = "SELECT count(*) FROM t WHERE typeof(s)='text' AND typeof(b)='blob'"
        let count = try connection.prepare(kinds).first { $0.integer(0) }
        #expect(count == 2)
    }

    @Test func `lent bytes are kept and forgotten after the run`() throws {
        let connection = try connect()
        let insert = try connection.prepare("INSERT INTO t(s, b) VALUES(?,?)")
        try insert.lending(blob: [1, 2, 3], at: 2) { () throws(SQLiteError) in
            try insert.run("first", SQLiteLent())
        }
        try insert.run("nothing", SQLiteLent())
        try insert.lending(text: Array("second".utf8), at: 1) { () throws(SQLiteError) in
            try insert.run(SQLiteLent(), [UInt8]([4]))
        }
        var rows: [String] = []
        try connection.prepare("SELECT s, b FROM t").forEachRow { row in
            rows.append("\(row.text(0) ?? "") \(row.bytes(1)) \(row.isNull(1))")
        }
        #expect(rows == ["first [1, 2, 3] false", "nothing [] true", "second [4] false"])
    }

    @Test func `a value that SQLite does not take is an error, and no NULL`() throws {
        let connection = try connect()
        _ = unsafe sqlite3_limit(connection.database, SQLITE_LIMIT_LENGTH, 100)
        let long = [UInt8](repeating: 65, count: 101)
        let insert = try connection.prepare("INSERT INTO t(s, b) VALUES(?,?)")
        #expect(throws: SQLiteError.self) { try insert.run(SQLiteText(long), [1]) }
        #expect(throws: SQLiteError.self) { try insert.run("first", long) }
        #expect(throws: SQLiteError.self) { try insert.run(each: ["first", "\(long)"]) }
        #expect(throws: SQLiteError.self) {
            try insert.lending(blob: long, at: 2) { () throws(SQLiteError) in
                try insert.run("first", SQLiteLent())
            }
        }
        let search = try connection.prepare("SELECT 1 WHERE ? IS NULL")
        #expect(throws: SQLiteError.self) { try search.first(long) { $0.integer(0) } }
        try insert.run("last", [2])
        #expect(try connection.number("SELECT count(*) FROM t") == 1)
        #expect(try connection.number("SELECT count(*) FROM t WHERE s='last' AND b=x'02'") == 1)
    }

    @Test func `a statement runs again after it failed`() throws {
        let connection = try connect()
        try connection.execute("CREATE UNIQUE INDEX once ON t(i)")
        let insert = try connection.prepare("INSERT INTO t(i) VALUES(?)")
        try insert.run(1)
        let error = try #require(throws: SQLiteError.self) { try insert.run(1) }
        #expect(error.code.primary == .constraint)
        try insert.run(2)
        let (changes, row) = (connection.changeCount, connection.lastRowID)
        #expect(changes == 1)
        #expect(row == 2)
    }

    @Test func `a statement outlives its connection`() throws {
        let statement = try connect().prepare("SELECT 7")
        let seven = try statement.first { $0.integer(0) }
        #expect(seven == 7)
    }

    @Test func `too few values stop the program`() async {
        await #expect(processExitsWith: .failure) {
            let connection = try SQLiteConnection(opening: ":memory:", for: .creating)
            try connection.prepare("SELECT ?, ?").first(1) { _ in }
        }
    }
}
