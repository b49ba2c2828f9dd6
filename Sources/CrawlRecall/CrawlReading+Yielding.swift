import CrawlModel
import SQLite
package import URLStandard

/// What a visit of an earlier run brought.
package struct RestoredYield: Sendable, Equatable {
    package let url: WebURL
    /// What its content is: the fingerprint of its text, else the beginning of its digest.
    package let content: UInt64?
    /// The URLs that it discovered, to be visited.
    package fileprivate(set) var found: [WebURL] = []
}

extension CrawlReading {
    /// What the last visits brought that were answered, the oldest first.
    func lastYields(_ limit: Int) throws(SQLiteError) -> [RestoredYield] {
        var yields: [RestoredYield] = []
        var places: [Int64: Int] = [:]
        let visits = try connection.prepare(Self.lastVisits)
        try visits.forEachRow(try beginningOfRound(), limit) { row in
            guard let url = WebURL(row, at: 1) else { return }
            let digest = row.isNull(3) ? nil : row.bytes(3)
            let content = ContentMark.of(simhash: row.optionalInteger(2), digest: digest)
            places[row.integer(0)] = yields.count
            yields.append(RestoredYield(url: url, content: content))
        }
        guard let first = places.keys.min() else { return [] }
        try connection.prepare(Self.found).forEachRow(Int(first)) { row in
            guard let place = places[row.integer(0)], let url = WebURL(row, at: 1) else { return }
            yields[place].found.append(url)
        }
        return yields
    }

    /// A redirect to another spelling of itself says nothing, nor does what is as it was; of what
    /// somebody has released or added, only what came later counts.
    private static let lastVisits = """
        SELECT * FROM (SELECT f.fetch_id, u.url, p.simhash, f.sha256
         FROM fetch f JOIN url u ON u.url_id=f.url_id LEFT JOIN page p ON p.page_id=f.page_id
         WHERE f.run_id>=?1 AND f.run_id>
           (SELECT coalesce(max(run_id), 0) FROM command WHERE verb IN ('release', 'add'))
          AND f.ttfb_ms IS NOT NULL AND f.error IS NOT 'not_modified'
          AND f.location_key IS NOT u.key
          AND NOT EXISTS(SELECT 1 FROM frontier w WHERE w.url_id=f.url_id AND w.kind=0)
          AND NOT EXISTS(SELECT 1 FROM fetch l WHERE l.url_id=f.url_id AND l.fetch_id>f.fetch_id)
         ORDER BY f.fetch_id DESC LIMIT ?2) ORDER BY fetch_id
        """

    /// URLs are numbered in the order of the visits that discover them.
    private static let found = """
        SELECT u.from_id, u.url FROM url u LEFT JOIN skip s ON s.url_id=u.url_id
        WHERE u.from_id>=?1 AND u.url_id>coalesce(
          (SELECT url_id FROM url WHERE from_id<?1 ORDER BY url_id DESC LIMIT 1), 0)
         AND (s.reason IS NULL OR s.reason IN
          ('held','dropped','robots_denied','robots_unreachable','host_dead','budget'))
        ORDER BY u.url_id
        """
}
