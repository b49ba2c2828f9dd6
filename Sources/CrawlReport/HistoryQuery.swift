package import CrawlFormat
package import CrawlModel

/// The question what became of a URL over the years.
package struct HistoryQuery: Sendable {
    private let url: Int64

    /// Makes the question for a URL.
    init(of url: Int64) {
        self.url = url
    }

    /// One statement: a row for each attempt, oldest first; people see the beginning of digests.
    package func text(for format: RowFormat) -> String {
        let digest = format == .table ? "substr(hex(v.sha256), 1, 12)" : "hex(v.sha256)"
        return """
            SELECT v.version_id, v.run_id,
             strftime('%Y-%m-%dT%H:%M:%SZ', v.fetched_at/1000, 'unixepoch') AS fetched_at,
             v.status, coalesce(v.error, 'ok') AS outcome,
             (SELECT c.kind FROM changes c
              WHERE c.url_id=\(url) AND c.version_id=v.version_id) AS change,
             v.body_bytes, lower(\(digest)) AS sha256, v.title
            FROM versions v WHERE v.url_id=\(url) ORDER BY v.version_id
            """
    }
}

extension StoreReader {
    /// The question for the history of a URL; nil where the crawl does not know it.
    ///
    /// - Throws: What SQLite says.
    /// - Complexity: O(n) in URLs while their index lacks.
    package func history(of key: URLKey) throws(StoreError) -> HistoryQuery? {
        try number(of: key).map(HistoryQuery.init)
    }
}
