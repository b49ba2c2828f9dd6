import CSQLite

extension SQLiteConnection {
    /// Moves the whole write-ahead log into the file and leaves it empty, if no reader needs it.
    ///
    /// The corresponding C function is `sqlite3_wal_checkpoint_v2`.
    ///
    /// - Returns: False where readers need it still; they are not waited for.
    /// - Throws: What SQLite says.
    package func truncateLog() throws(SQLiteError) -> Bool {
        unsafe sqlite3_busy_timeout(database, 0)
        defer { unsafe sqlite3_busy_timeout(database, busyTimeout) }
        let mode = SQLITE_CHECKPOINT_TRUNCATE
        let code = unsafe sqlite3_wal_checkpoint_v2(database, "main", mode, nil, nil)
        if code & 0xFF == SQLITE_BUSY { return false }
        guard code == SQLITE_OK else { throw unsafe SQLiteError(database, code: code) }
        return true
    }

    /// Moves the write-ahead log into the file, which is one without a log from here on.
    ///
    /// - Throws: What SQLite says, `busy` where readers need the log longer than is waited for.
    package func endLog() throws(SQLiteError) {
        try execute("PRAGMA wal_checkpoint(TRUNCATE)")
        try execute("PRAGMA journal_mode=DELETE")
    }

    /// Where the file is, from the root on.
    ///
    /// The corresponding C function is `sqlite3_db_filename`.
    package func path() -> String {
        guard let file = unsafe sqlite3_db_filename(database, "main") else { return "" }
        return unsafe String(cString: file)
    }

    /// Where its write-ahead log is.
    package func logPath() -> String { path() + "-wal" }
}
