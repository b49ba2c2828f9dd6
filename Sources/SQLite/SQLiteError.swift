import CSQLite

/// What SQLite refused: its code, its sentence, and the statement if there was one.
package struct SQLiteError: Error, Equatable, Sendable, CustomStringConvertible {
    package let code: SQLiteCode
    package let message: String
    /// The statement that failed, nil where none had begun.
    package let sql: String?
    /// The error number of the operating system that SQLite met last, 0 for none.
    package let systemError: Int32

    /// Makes an error that SQLite itself did not report.
    package init(code: SQLiteCode, message: String) {
        self.code = code
        self.message = message
        sql = nil
        systemError = 0
    }

    /// Asks the connection what went wrong in its last call.
    init(_ database: OpaquePointer?, code: Int32, sql: String? = nil) {
        let code = SQLiteCode(rawValue: code)
        self.code = code
        self.sql = sql
        guard let database = unsafe database else {
            message = code.description
            systemError = 0
            return
        }
        message = unsafe String(cString: sqlite3_errmsg(database))
        systemError = unsafe sqlite3_system_errno(database)
    }

    /// The message and the code in one line.
    package var description: String { "\(message) (SQLite \(code.rawValue))" }
}
