package import CrawlFormat
package import CrawlModel
import SQLite

/// One run as its row tells.
package struct StoredRun: Sendable, Equatable {
    package let id: Int
    /// Unix milliseconds, UTC.
    package let startedAt: Int64
    /// Unix milliseconds, UTC; nil while it runs, or when it died.
    package let finishedAt: Int64?
    /// One of running, finished, interrupted, crashed.
    package let state: String
    package let exitStatus: Int?
    /// The unfinished run that it continues.
    package let resumedFrom: Int?
    /// The effective options as JSON.
    package let configuration: String
    /// The counters as JSON.
    package let statistics: String

    /// True where nothing was crawled, but an order carried out.
    package var isSteering: Bool { configuration.hasPrefix(#"{"order":"#) }
}

/// How many rows of each kind there are.
package struct StoredCounts: Sendable, Equatable {
    package var hosts = 0
    package var urls = 0
    package var waiting = 0
    package var skipped = 0
    /// Pages that are there, as the view `pages` has them.
    package var pages = 0
    /// URLs whose newest attempt failed, as the view `errors` has them.
    package var failed = 0
    /// What somebody has put aside, among what is skipped.
    package var held = 0
    /// Hosts that somebody has paused.
    package var paused = 0

    package init() {}
}

/// What became of a requested URL.
package struct StoredFetch: Sendable, Equatable {
    package let url: String
    package let depth: Int
    /// 0 without an answer.
    package let status: Int
    package let outcome: VisitOutcome?
}

/// A crawl's file for those who only look; the crawl may run meanwhile.
package struct StoreReader: ~Copyable {
    let connection: SQLiteConnection
    let path: String

    private init(_ connection: consuming SQLiteConnection, path: String) {
        self.connection = connection
        self.path = path
    }

    /// Opens a crawl's file for reading.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - oldest: The version that first had what is looked at.
    /// - Returns: Its reader.
    /// - Throws: Why it cannot be read, or is no crawl.
    package static func open(
        _ path: String,
        since oldest: Int64 = 0
    ) throws(StoreError) -> StoreReader {
        let connection = try SQLiteConnection.reading(crawl: path, since: oldest)
        return StoreReader(connection, path: path)
    }

    /// Where its bodies are; nil where they are in the crawl's file.
    ///
    /// - Throws: What SQLite says.
    package func bodiesPath() throws(StoreError) -> String? {
        try BodyFile(of: connection, at: path)?.path
    }

    /// All runs, oldest first.
    ///
    /// - Throws: What SQLite says.
    package func runs() throws(StoreError) -> [StoredRun] {
        do throws(SQLiteError) {
            var runs: [StoredRun] = []
            let statement = try connection.prepare(
                """
                SELECT run_id, started_at, finished_at, state, exit_status, resumed_from, config,
                 stats FROM run ORDER BY run_id
                """
            )
            try statement.forEachRow { runs.append(StoredRun($0)) }
            return runs
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// The rows of each kind.
    ///
    /// - Throws: What SQLite says.
    /// - Complexity: O(n) in all rows.
    package func counts() throws(StoreError) -> StoredCounts {
        do throws(SQLiteError) {
            var counts = StoredCounts()
            counts.hosts = try count(of: "host")
            counts.urls = try count(of: "url")
            counts.waiting = try count(of: "frontier")
            counts.skipped = try count(of: "skip")
            let isPresent = "\(Evidence.isGood("f")) AND \(Evidence.isNewest("f"))"
            counts.pages = try count(
                of: "fetch f WHERE page_id IS NOT NULL AND \(isPresent)"
            )
            counts.failed = try count(of: "fetch f WHERE \(Evidence.isLastingFailure("f"))")
            counts.held = try count(of: "skip WHERE reason='held'")
            // A file of an earlier version has no such column.
            let query = "SELECT count(*) FROM pragma_table_info('host') WHERE name='paused_at'"
            if try connection.number(query) > 0 {
                counts.paused = try count(of: "host WHERE paused_at IS NOT NULL")
            }
            return counts
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// What became of every URL that was requested, by its last try.
    ///
    /// - Throws: What SQLite says.
    /// - Complexity: O(n log n) in all tries.
    package func lastFetches() throws(StoreError) -> [StoredFetch] {
        do throws(SQLiteError) {
            var fetches: [StoredFetch] = []
            try connection.prepare(Self.lastFetches).forEachRow { fetches.append(StoredFetch($0)) }
            return fetches
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// The URLs that were seen and not visited, for one reason.
    ///
    /// - Throws: What SQLite says.
    /// - Complexity: O(n) in all skips.
    package func skipped(for reason: SkipReason) throws(StoreError) -> [String] {
        do throws(SQLiteError) {
            var urls: [String] = []
            let statement = try connection.prepare("SELECT url FROM skips WHERE reason=?")
            try statement.forEachRow(reason.rawValue) { urls.append($0.text(0) ?? "") }
            return urls
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// How many URLs a query of failures gives.
    ///
    /// - Throws: What SQLite says.
    /// - Complexity: O(n) in fetches and skips.
    package func failureCount(_ failures: FailureQuery) throws(StoreError) -> Int {
        try naming(path) { () throws(SQLiteError) in
            Int(try connection.number("SELECT count(*) FROM (\(failures.text))"))
        }
    }

    private static let lastFetches = """
        SELECT u.url, u.depth, f.status, coalesce(f.error, 'ok') FROM fetch f
        JOIN url u ON u.url_id=f.url_id
        WHERE f.fetch_id=(SELECT max(fetch_id) FROM fetch x WHERE x.url_id=f.url_id)
        """

    private func count(of rows: String) throws(SQLiteError) -> Int {
        Int(try connection.number("SELECT count(*) FROM \(rows)"))
    }
}

extension StoredFetch {
    fileprivate init(_ row: borrowing SQLiteRow) {
        url = row.text(0) ?? ""
        depth = Int(row.integer(1))
        status = Int(row.integer(2))
        outcome = row.text(3).flatMap(VisitOutcome.init(rawValue:))
    }
}

extension StoredRun {
    fileprivate init(_ row: borrowing SQLiteRow) {
        id = Int(row.integer(0))
        startedAt = row.integer(1)
        finishedAt = row.optionalInteger(2)
        state = row.text(3) ?? ""
        exitStatus = row.optionalInteger(4).map(Int.init)
        resumedFrom = row.optionalInteger(5).map(Int.init)
        configuration = row.text(6) ?? ""
        statistics = row.text(7) ?? ""
    }
}
