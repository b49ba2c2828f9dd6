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
    /// Under which rules it is reached, as the frontier wrote it.
    package let reach: String?
}

extension StoreReader {
    /// Every known URL with its standing, in the order of discovery.
    ///
    /// - Parameter body: Receives each.
    /// - Throws: What SQLite says.
    /// - Complexity: O(n log n) in the URLs.
    package func forEachURL(_ body: (URLStanding) -> Void) throws(StoreError) {
        try naming(path) { () throws(SQLiteError) in
            try connection.prepare(Self.standings).forEachRow { row in
                let tries = row.optionalInteger(3).map(Int.init)
                let reason = row.text(4).map(SkipReason.init(rawValue:))
                body(
                    URLStanding(
                        key: URLKey(rawValue: row.integer(0)),
                        url: row.text(1) ?? "",
                        depth: Int(row.integer(2)),
                        state: tries.map { .waiting(tries: $0) } ?? reason.map { .skipped($0) }
                            ?? .fetched,
                        reach: row.text(5)
                    )
                )
            }
        }
    }

    private static let standings = """
        SELECT u.key, u.url, u.depth, w.attempts, s.reason, u.reach FROM url u
        LEFT JOIN skip s ON s.url_id=u.url_id
        LEFT JOIN frontier w ON w.host_id=u.host_id AND w.url_id=u.url_id AND w.kind=0
        ORDER BY u.url_id
        """
}
