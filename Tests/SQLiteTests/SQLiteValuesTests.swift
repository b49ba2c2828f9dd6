import CSQLite
import Testing

@testable import SQLite

struct SQLiteValuesTests {
    private let file = TestFile()

    private func connect() throws -> SQLiteConnection {
        let connection = try SQLiteConnection(opening: file.path, for: .creating)
        try connection.execute(
            "CREATE TABLE t(i INTEGER, j INTEGER, s TEXT, u TEXT, b BLOB, l BLOB) STRICT"
        )
        return connection
    }

    @Test func `values arrive in the order of the parameters, as those of a list do`() throws {
        let connection = try connect()
        let insert = try connection.prepare("INSERT INTO t VALUES(?,?,?,?,?,?)")
        let text = Array("e\u{301}".utf8)
        try insert.lending(blob: [7], at: 6) { () throws(SQLiteError) in
            try insert.run { row in
                row.append(-1)
                row.append(Int64.max)
                row.append("")
                row.append(text: text)
                row.append(blob: [0, 255])
                row.appendLent()
            }
        }
        try insert.lending(blob: [7], at: 6) { () throws(SQLiteError) in
            let bytes: [UInt8] = [0, 255]
            try insert.run(-1, Int64.max, "", SQLiteText(text), bytes, SQLiteLent())
        }
        #expect(try connection.number("SELECT count(*) FROM t") == 2)
        #expect(try connection.number("SELECT count(*) FROM (SELECT DISTINCT * FROM t)") == 1)
    }

    @Test func `nil is NULL for each kind, also after a value`() throws {
        let connection = try connect()
        let insert = try connection.prepare("INSERT INTO t VALUES(?,?,?,?,?,?)")
        for isNull in [false, true] {
            try insert.run { row in
                row.append(isNull ? nil : 1)
                row.append(isNull ? nil : Int64(2))
                row.append(isNull ? nil : "three")
                row.append(text: isNull ? nil : [52])
                row.append(blob: isNull ? nil : [5])
                row.appendLent()
            }
        }
        let empty = "SELECT count(*) FROM t WHERE coalesce(i, j, s, u, b, l) IS NULL"
        #expect(try connection.number(empty) == 1)
        #expect(try connection.number("SELECT count(*) FROM t WHERE i+j=3 AND b=x'05'") == 1)
    }

    @Test func `a value that SQLite does not take is an error, and no NULL`() throws {
        let connection = try connect()
        _ = unsafe sqlite3_limit(connection.database, SQLITE_LIMIT_LENGTH, 100)
        let long = [UInt8](repeating: 65, count: 101)
        let insert = try connection.prepare("INSERT INTO t(u, b) VALUES(?,?)")
        #expect(throws: SQLiteError.self) {
            try insert.run { row in
                row.append(text: long)
                row.append(blob: [1])
            }
        }
        #expect(try connection.number("SELECT count(*) FROM t") == 0)
    }
}
