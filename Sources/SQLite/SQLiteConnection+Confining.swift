import CSQLite

extension SQLiteConnection {
    /// Lets the statements that follow read this file and do nothing else.
    ///
    /// No other file is opened, nothing changed, no extension loaded.
    ///
    /// The corresponding C functions are `sqlite3_set_authorizer` and `sqlite3_limit`.
    package func confine() {
        // Such tables come into being at their first use, which a confined connection refuses.
        try? execute("SELECT 1 FROM json_each('[]'); SELECT 1 FROM json_tree('[]')")
        unsafe crawl_sqlite_confine(database)
        let limits: [(Int32, Int32)] = [
            (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_LENGTH, 1 << 28),
            (SQLITE_LIMIT_SQL_LENGTH, 100_000), (SQLITE_LIMIT_COLUMN, 200),
            (SQLITE_LIMIT_EXPR_DEPTH, 100), (SQLITE_LIMIT_COMPOUND_SELECT, 100),
            (SQLITE_LIMIT_FUNCTION_ARG, 100), (SQLITE_LIMIT_TRIGGER_DEPTH, 1),
            (SQLITE_LIMIT_WORKER_THREADS, 0),
        ]
        for (limit, value) in limits { unsafe sqlite3_limit(database, limit, value) }
    }
}
