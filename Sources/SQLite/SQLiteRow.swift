import CSQLite

/// The row that a statement stands at, valid inside the body that receives it; columns begin at 0.
@safe package struct SQLiteRow: ~Copyable {
    let statement: OpaquePointer

    init(of statement: OpaquePointer) {
        unsafe self.statement = statement
    }

    /// The column as a whole number, 0 for NULL.
    package func integer(_ column: Int32) -> Int64 {
        unsafe sqlite3_column_int64(statement, column)
    }

    /// The column as a whole number, nil for NULL.
    package func optionalInteger(_ column: Int32) -> Int64? {
        isNull(column) ? nil : integer(column)
    }

    /// The column as a number with a fraction, 0 for NULL.
    package func real(_ column: Int32) -> Double {
        unsafe sqlite3_column_double(statement, column)
    }

    /// True where the column is NULL.
    package func isNull(_ column: Int32) -> Bool {
        unsafe sqlite3_column_type(statement, column) == SQLITE_NULL
    }

    /// The column's bytes, whether text or blob, none for NULL.
    ///
    /// - Complexity: O(n) in the bytes.
    package func bytes(_ column: Int32) -> [UInt8] {
        guard let start = unsafe sqlite3_column_blob(statement, column) else { return [] }
        let count = Int(unsafe sqlite3_column_bytes(statement, column))
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// The column as text, nil for NULL; invalid UTF-8 becomes U+FFFD.
    ///
    /// - Complexity: O(n) in the bytes.
    package func text(_ column: Int32) -> String? {
        guard !isNull(column) else { return nil }
        guard let start = unsafe sqlite3_column_blob(statement, column) else { return "" }
        let count = Int(unsafe sqlite3_column_bytes(statement, column))
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: count)
        return unsafe String(decoding: bytes, as: UTF8.self)
    }

    /// The column in the type that it has in this row.
    ///
    /// - Complexity: O(n) in the bytes.
    package func value(_ column: Int32) -> SQLiteValue {
        switch unsafe sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: .integer(integer(column))
        case SQLITE_FLOAT: .real(real(column))
        case SQLITE_TEXT: .text(text(column) ?? "")
        case SQLITE_BLOB: .blob(bytes(column))
        default: .null
        }
    }
}

/// A value of any type that SQLite knows.
package enum SQLiteValue: Sendable, Equatable {
    case null
    case integer(Int64)
    case real(Double)
    /// Invalid UTF-8 has become U+FFFD.
    case text(String)
    case blob([UInt8])
}
