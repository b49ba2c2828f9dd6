import CrawlFormat
import CrawlModel
import SQLite

extension StoreFile {
    /// Gives a new file its shape, inside the open transaction.
    static func create(
        for run: RunDescription,
        bodies: BodyFile?,
        at path: String,
        on connection: borrowing SQLiteConnection
    ) throws(SQLiteError) {
        try connection.execute(StoreSchema.creation(sources: LinkSource.listing))
        try StoreSchema.describe(on: connection)
        try KeyRule.set(run.form.ignored?.description ?? "", for: connection)
        try bodies?.note(in: connection, at: path)
    }

    /// Closes the row of a run that died, and opens one, inside the open transaction.
    ///
    /// - Returns: The run's number.
    static func begin(
        _ run: RunDescription,
        after beginning: Beginning,
        on connection: borrowing SQLiteConnection
    ) throws(SQLiteError) -> Int {
        try connection.execute("UPDATE run SET state='crashed' WHERE state='running'")
        let (continued, revisits) = beginning.next(run)
        if run.rereads, let last = beginning.last {
            try enqueueRereading(after: last, on: connection)
        }
        if let revisits {
            try revisits.enqueue(upTo: run.maximumDepth, on: connection)
            try connection.execute("UPDATE host SET fail_streak=0 WHERE fail_streak<>0")
        }
        return try run.insert(on: connection, continuing: continued)
    }
}

extension Beginning {
    init(_ connection: borrowing SQLiteConnection) throws(SQLiteError) {
        // A run that died before anything waited or was requested might as well not have been:
        // what it would have let wait again, the next one lets wait.
        let newest = try connection.prepare(
            """
            SELECT run_id, state FROM run
            WHERE state IN ('finished', 'interrupted') OR EXISTS(SELECT 1 FROM frontier)
             OR run_id=(SELECT min(run_id) FROM run)
             OR run_id<=(SELECT run_id FROM fetch ORDER BY fetch_id DESC LIMIT 1)
            ORDER BY run_id DESC LIMIT 1
            """
        )
        let found = try newest.first { (Int($0.integer(0)), $0.text(1) ?? "") }
        switch found {
        case nil: self = .fresh
        case (let run, "finished")?: self = .finishedBefore(run: run)
        case (let run, "interrupted")?: self = .resumed(run: run)
        case (let run, _)?: self = .recovered(run: run)
        }
    }
}

extension RunDescription {
    /// Writes the run's row.
    ///
    /// - Returns: The run's number.
    fileprivate func insert(
        on connection: borrowing SQLiteConnection,
        continuing continued: Int?
    ) throws(SQLiteError) -> Int {
        let statement = try connection.prepare(
            """
            INSERT INTO run(started_at, state, resumed_from, seed_count, max_depth, user_agent,
             config, version, stats) VALUES(?,'running',?,?,?,?,?,?,?)
            """
        )
        try statement.run(
            startedAt,
            continued,
            seedCount,
            maximumDepth,
            userAgent,
            configuration,
            version,
            RunCounters().json
        )
        return Int(connection.lastRowID)
    }
}
