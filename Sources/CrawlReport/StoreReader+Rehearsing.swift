package import CrawlFormat
package import CrawlModel
import SQLite

/// How a URL stands before a run.
package struct URLStanding: Sendable, Equatable {
    /// What has become of it so far.
    package enum State: Sendable, Equatable {
        /// It waits; so many tries were made.
        case waiting(tries: Int)
        case skipped(SkipReason?)
        case fetched
    }

    package let key: URLKey
    package let url: String
    /// The fewest links from a seed.
    package let depth: Int
    package let state: State
    /// True where a run that begins anew visits it again.
    package let isDue: Bool
    /// True where somebody says that it is a sitemap.
    package let isSitemap: Bool
    /// Under which rules it is reached, as the frontier wrote it.
    package let reach: String?
}

extension StoreReader {
    /// The URLs of depth 0, and under which rules they are reached.
    ///
    /// - Throws: What SQLite says.
    /// - Complexity: O(n) in all URLs.
    package func recordedRoots() throws(StoreError) -> [RecordedScope.Root] {
        try naming(path) { () throws(SQLiteError) in try roots() }
    }

    /// Every known URL with its standing, in the order of discovery.
    ///
    /// - Parameters:
    ///   - revisits: What a run visits again if the last one finished, nil for nothing.
    ///   - maximumDepth: Of that run, nil for no limit.
    ///   - body: Receives each.
    /// - Throws: What SQLite says.
    /// - Complexity: O(n log n) in the URLs.
    package func forEachURL(
        revisits: Revisits?,
        maximumDepth: Int?,
        _ body: (URLStanding) -> Void
    ) throws(StoreError) {
        try naming(path) { () throws(SQLiteError) in
            let due = revisits ?? Revisits()
            try connection.prepare(Self.standings(isAnew: revisits != nil)).forEachRow(
                due.before,
                due.onlyRoots ? 1 : 0,
                maximumDepth ?? .max
            ) { body(URLStanding($0)) }
        }
    }

    private static func standings(isAnew: Bool) -> String {
        """
        WITH due AS MATERIALIZED (SELECT * FROM (\(Revisits.due)) WHERE \(isAnew) AND 'finished'=
         (SELECT state FROM run ORDER BY run_id DESC LIMIT 1))
        SELECT u.key, u.url, u.depth, w.attempts, s.reason, u.reach, d.url_id IS NOT NULL, u.via=\
        \(Discovery.sitemapFile.rawValue)
        FROM url u LEFT JOIN due d ON d.url_id=u.url_id LEFT JOIN skip s ON s.url_id=u.url_id
        LEFT JOIN frontier w ON w.url_id=u.url_id AND w.kind=0
        ORDER BY u.url_id
        """
    }
}

extension URLStanding {
    fileprivate init(_ row: borrowing SQLiteRow) {
        let tries = row.optionalInteger(3).map(Int.init)
        let reason = row.text(4).map(SkipReason.init(rawValue:))
        self.init(
            key: URLKey(rawValue: row.integer(0)),
            url: row.text(1) ?? "",
            depth: Int(row.integer(2)),
            state: tries.map { .waiting(tries: $0) } ?? reason.map { .skipped($0) } ?? .fetched,
            isDue: row.integer(6) != 0,
            isSitemap: row.integer(7) != 0,
            reach: row.text(5)
        )
    }
}
