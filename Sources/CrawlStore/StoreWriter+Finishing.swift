import SQLite

extension StoreWriter {
    /// Commits everything, closes the run's row and leaves one file that needs no other.
    mutating func finish(_ ending: RunEnding) throws(SQLiteError) {
        try commit()
        let end = try connection.prepare(
            "UPDATE run SET state=?, exit_status=?, finished_at=?, stats=? WHERE run_id=?"
        )
        try end.run(
            ending.isFinished ? "finished" : "interrupted",
            Int(ending.exitStatus),
            ending.finishedAt,
            counters.json,
            run
        )
        if ending.isFinished { try buildIndexes() }
        try foldLog()
    }

    private func buildIndexes() throws(SQLiteError) {
        try connection.execute(Schema.indexes)
        try connection.execute("PRAGMA analysis_limit=1000; ANALYZE")
    }

    /// Moves the log into the file; a reader that holds on to it keeps the log alive, which harms nothing.
    private func foldLog() throws(SQLiteError) {
        do throws(SQLiteError) {
            try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            try connection.execute("PRAGMA journal_mode=DELETE")
        } catch {
            guard error.code.primary == .busy else { throw error }
        }
    }
}
