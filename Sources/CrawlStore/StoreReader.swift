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
}

/// How many rows of each kind there are.
package struct StoredCounts: Sendable, Equatable {
    package var hosts = 0
    package var urls = 0
    package var waiting = 0
    package var skipped = 0
    package var fetches = 0
    package var pages = 0

    package init() {}
}

/// A crawl's file for those who only look; the crawl may run meanwhile.
package struct StoreReader: ~Copyable {
    private let connection: SQLiteConnection
    private let path: String

    private init(_ connection: consuming SQLiteConnection, path: String) {
        self.connection = connection
        self.path = path
    }

    /// Opens a crawl's file for reading.
    ///
    /// - Throws: Why it cannot be read, or is no crawl.
    package static func open(_ path: String) throws(StoreError) -> StoreReader {
        let connection: SQLiteConnection
        do throws(SQLiteError) {
            connection = try SQLiteConnection(opening: path, for: .reading)
        } catch {
            throw StoreError(error, path: path)
        }
        try StoreFacts(of: connection, at: path).refuseStrangers(at: path)
        return StoreReader(connection, path: path)
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
            counts.fetches = try count(of: "fetch")
            counts.pages = try count(of: "page")
            return counts
        } catch {
            throw StoreError(error, path: path)
        }
    }

    private func count(of table: StaticString) throws(SQLiteError) -> Int {
        Int(try connection.number("SELECT count(*) FROM \(table)"))
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
