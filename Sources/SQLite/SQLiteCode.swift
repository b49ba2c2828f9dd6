import CSQLite

/// A result code of SQLite, with its extension.
package struct SQLiteCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: Int32

    package init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    package static let ok = SQLiteCode(rawValue: SQLITE_OK)
    /// SQL that is none, or names what is not there.
    package static let invalid = SQLiteCode(rawValue: SQLITE_ERROR)
    package static let busy = SQLiteCode(rawValue: SQLITE_BUSY)
    package static let outOfMemory = SQLiteCode(rawValue: SQLITE_NOMEM)
    package static let readOnly = SQLiteCode(rawValue: SQLITE_READONLY)
    /// The file has another name now, or none.
    package static let moved = SQLiteCode(rawValue: SQLITE_READONLY | (4 << 8))
    package static let inputOutput = SQLiteCode(rawValue: SQLITE_IOERR)
    package static let corrupt = SQLiteCode(rawValue: SQLITE_CORRUPT)
    package static let full = SQLiteCode(rawValue: SQLITE_FULL)
    package static let cannotOpen = SQLiteCode(rawValue: SQLITE_CANTOPEN)
    package static let constraint = SQLiteCode(rawValue: SQLITE_CONSTRAINT)
    package static let notADatabase = SQLiteCode(rawValue: SQLITE_NOTADB)
    package static let interrupted = SQLiteCode(rawValue: SQLITE_INTERRUPT)
    package static let misuse = SQLiteCode(rawValue: SQLITE_MISUSE)
    static let row = SQLiteCode(rawValue: SQLITE_ROW)
    static let done = SQLiteCode(rawValue: SQLITE_DONE)

    /// The code without its extension.
    package var primary: SQLiteCode { SQLiteCode(rawValue: rawValue & 0xFF) }

    /// SQLite's own words, for example "disk I/O error".
    package var description: String { unsafe String(cString: sqlite3_errstr(rawValue)) }
}
