import CrawlFormat
import CrawlModel
import Linux
import SQLite

extension StoreWriter {
    /// Commits everything, closes the run's row and leaves one file that needs no other.
    ///
    /// The readers' indexes are there once the row says that the crawl is finished.
    ///
    /// - Returns: What became of the seeds, nil where the crawl is not finished.
    mutating func finish(
        isFinished: Bool,
        as judge: (RunCounters, SeedTally?) -> RunEnding
    ) throws(SQLiteError) -> SeedTally? {
        try commit()
        let seeds = try connection.transaction { () throws(SQLiteError) in
            if isFinished { try buildIndexes() }
            let seeds = isFinished ? try seedTally() : nil
            try close(judge(counters, seeds), isFinished: isFinished)
            return seeds
        }
        try endLogs()
        return seeds
    }

    private func close(_ ending: RunEnding, isFinished: Bool) throws(SQLiteError) {
        let end = try connection.prepare(
            "UPDATE run SET state=?, exit_status=?, finished_at=?, stats=? WHERE run_id=?"
        )
        try end.run(
            isFinished ? "finished" : "interrupted",
            Int(ending.exitStatus),
            ending.finishedAt,
            counters.json,
            run
        )
    }

    private func seedTally() throws(SQLiteError) -> SeedTally {
        try connection.prepare(SeedQuery.tally).first {
            SeedTally(count: Int($0.integer(0)), answeredCount: Int($0.integer(1)))
        } ?? SeedTally(count: 0, answeredCount: 0)
    }

    private func buildIndexes() throws(SQLiteError) {
        try connection.execute(StoreSchema.indexes)
        try connection.execute("PRAGMA analysis_limit=1000")
        for table in StoreSchema.analyzedTables { try connection.execute("ANALYZE \(table)") }
        try connection.execute(StoreSchema.guessRemoval)
    }

    /// Bytes of the longest log.
    var logSize: Int { max(FileDescriptor.size(of: connection.logPath()), visits.body.logSize) }

    /// Moves all logs into their files.
    ///
    /// - Returns: False where that has to wait for readers, or for the end of a transaction.
    func truncateLogs() throws(SQLiteError) -> Bool {
        guard uncommittedCount == 0 else { return false }
        let isDone = try visits.body.truncateLog()
        return try connection.truncateLog() && isDone
    }

    /// Moves all logs into their files; a reader that holds on keeps them, which harms nothing.
    private func endLogs() throws(SQLiteError) {
        do throws(SQLiteError) {
            try visits.body.endLog()
            try connection.endLog()
        } catch {
            guard error.code.primary == .busy else { throw error }
        }
    }
}
