import CrawlFormat
import CrawlModel
import Linux
import SQLite

/// The way to a crawl's file: looked at without touching it, then opened, then begun.
enum StoreFile {
    /// Files up to this many pages are checked whole before they are written.
    private static let checkedPageCount = 8_192

    /// Opens or creates the file and begins a run in it.
    ///
    /// - Returns: What the file held before.
    static func open(
        _ path: String,
        run: RunDescription,
        as writer: inout StoreWriter?
    ) throws(StoreError) -> Beginning {
        try rollBack(path)
        let isFresh = try inspect(path, for: run)
        let connection = try connect(path, isFresh: isFresh, for: run)
        let bodies = try openBodies(of: connection, at: path)
        do throws(SQLiteError) {
            let beginning = try Beginning(connection)
            let number = try begin(run, after: beginning, on: connection)
            writer = try StoreWriter(on: connection, bodies: bodies, run: number)
            return beginning
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Takes back what a death has left half done where the log begins or ends: that needs a
    /// connection that writes, whoever's file it is.
    static func rollBack(_ path: String) throws(StoreError) {
        guard [path, path + "-journal"].allSatisfy(FileDescriptor.isTaken) else { return }
        do throws(SQLiteError) {
            try SQLiteConnection(opening: path, for: .writing).execute("PRAGMA schema_version")
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Tells whether there is nothing yet; reading only leaves strangers' files alone.
    private static func inspect(
        _ path: String,
        for run: RunDescription
    ) throws(StoreError) -> Bool {
        guard let connection = try openExisting(path) else { return true }
        let facts = try StoreFacts(of: connection, at: path)
        guard !facts.isEmpty else { return true }
        try facts.refuseStrangers(at: path)
        try check(connection, facts, path: path)
        try KeyRule.refuse(run.form.ignored?.description, for: connection, at: path)
        try inspectBodies(of: connection, at: path, for: run)
        if facts.version == StoreFormat.version { try refuseMisshapen(connection, at: path) }
        return false
    }

    private static func openExisting(_ path: String) throws(StoreError) -> SQLiteConnection? {
        do throws(SQLiteError) {
            return try SQLiteConnection(opening: path, for: .reading)
        } catch {
            let error = StoreError(error, path: path)
            guard error == .unreachable(path, .noSuchFile) else { throw error }
            return nil
        }
    }

    private static func check(
        _ connection: borrowing SQLiteConnection,
        _ facts: StoreFacts,
        path: String
    ) throws(StoreError) {
        guard facts.pageCount <= checkedPageCount else { return }
        let answer = try naming(path) { () throws(SQLiteError) in
            try connection.prepare("PRAGMA quick_check(1)").first { $0.text(0) ?? "" }
        }
        guard answer == "ok" else { throw .corrupt(path, cause: answer ?? "no answer") }
    }

    private static func connect(
        _ path: String,
        isFresh: Bool,
        for run: RunDescription
    ) throws(StoreError) -> SQLiteConnection {
        let bodies = try isFresh ? makeBodies(of: path, for: run) : nil
        let connection = try naming(path) { () throws(SQLiteError) in
            try SQLiteConnection(opening: path, for: .creating)
        }
        guard !connection.isReadOnly else { throw .readOnly(path) }
        // A clean end folds the log; after a failure nothing is written, nor a sync retried.
        connection.keepLog()
        try naming(path) { () throws(SQLiteError) in
            if isFresh { try connection.execute("PRAGMA page_size=32768") }
            try connection.execute(settings)
            guard isFresh else { return }
            try connection.transaction { () throws(SQLiteError) in
                try connection.execute(StoreSchema.creation(sources: LinkSource.listing))
                try StoreSchema.describe(on: connection)
                try KeyRule.set(run.form.ignored?.description ?? "", for: connection)
                try bodies?.note(in: connection, at: path)
            }
        }
        try migrate(connection, at: path)
        return connection
    }

    static let settings = """
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=OFF;
        PRAGMA cache_size=-32768; PRAGMA wal_autocheckpoint=2000;
        PRAGMA journal_size_limit=67108864;
        """

    /// Closes the row of a run that died, and opens one.
    ///
    /// - Returns: The run's number.
    private static func begin(
        _ run: RunDescription,
        after beginning: Beginning,
        on connection: borrowing SQLiteConnection
    ) throws(SQLiteError) -> Int {
        try connection.transaction { () throws(SQLiteError) in
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
}

extension Beginning {
    fileprivate init(_ connection: borrowing SQLiteConnection) throws(SQLiteError) {
        let newest = try connection.prepare(
            "SELECT run_id, state FROM run ORDER BY run_id DESC LIMIT 1"
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
