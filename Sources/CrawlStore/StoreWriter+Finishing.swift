import CrawlFormat
import SQLite

extension StoreWriter {
    /// Commits everything, closes the run's row and leaves one file that needs no other.
    ///
    /// - Returns: What became of the seeds, nil where the crawl is not finished.
    mutating func finish(
        isFinished: Bool,
        as judge: (RunCounters, SeedTally?) -> RunEnding
    ) throws(SQLiteError) -> SeedTally? {
        try commit()
        if isFinished { try buildIndexes() }
        let seeds = isFinished ? try seedTally() : nil
        let ending = judge(counters, seeds)
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
        try foldLog()
        return seeds
    }

    /// Follows each seed through its redirects, by the newest attempt at each URL.
    private func seedTally() throws(SQLiteError) -> SeedTally {
        try connection.prepare(Self.tally).first {
            SeedTally(count: Int($0.integer(0)), answeredCount: Int($0.integer(1)))
        } ?? SeedTally(count: 0, answeredCount: 0)
    }

    private static let isNewest =
        "f.fetch_id=(SELECT max(x.fetch_id) FROM fetch x WHERE x.url_id=c.url_id)"

    private static let tally = """
        WITH RECURSIVE chain(seed, url_id, hops) AS (
          SELECT url_id, url_id, 0 FROM url WHERE via=0
          UNION
          SELECT c.seed, t.url_id, c.hops+1
          FROM chain c JOIN fetch f ON f.url_id=c.url_id AND \(isNewest)
           JOIN url t ON t.key=f.location_key
          WHERE c.hops<20)
        SELECT count(DISTINCT c.seed),
         count(DISTINCT CASE WHEN f.fetch_id IS NOT NULL AND \(Evidence.isGood("f"))
          THEN c.seed END)
        FROM chain c LEFT JOIN fetch f ON f.url_id=c.url_id AND \(isNewest)
        """

    private func buildIndexes() throws(SQLiteError) {
        try connection.execute(StoreSchema.indexes)
        try connection.execute("PRAGMA analysis_limit=1000; ANALYZE")
    }

    /// Moves the log into the file; a reader that holds on keeps the log, which harms nothing.
    private func foldLog() throws(SQLiteError) {
        do throws(SQLiteError) {
            try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            try connection.execute("PRAGMA journal_mode=DELETE")
        } catch {
            guard error.code.primary == .busy else { throw error }
        }
    }
}
