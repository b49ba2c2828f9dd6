extension SQLiteConnection {
    /// The number that a statement gives in its first row, 0 without one.
    ///
    /// - Throws: What SQLite says.
    package func number(_ sql: String) throws(SQLiteError) -> Int64 {
        try prepare(sql).first { $0.integer(0) } ?? 0
    }
}
