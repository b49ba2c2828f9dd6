/// Which URLs of a finished crawl are visited again.
package struct Revisits: Sendable, Equatable {
    /// Unix milliseconds, UTC: what was requested later and answered stays as it is.
    package var before: Int64
    /// True to visit what the crawl begins with alone, for the sake of what is new there.
    package var onlyRoots: Bool

    package init(before: Int64 = .max, onlyRoots: Bool = false) {
        self.before = before
        self.onlyRoots = onlyRoots
    }

    /// A statement that gives each URL's number once, and the redirects in a row that led to it.
    ///
    /// Its parameters are `before`, 1 for roots alone or else 0, and the greatest depth. What
    /// told nothing when it was requested last is visited again whatever its age; so is what a
    /// robots.txt closed, which may say something else by now.
    package static let due = """
        SELECT f.url_id, f.redirects FROM fetch f JOIN url u ON u.url_id=f.url_id
        WHERE NOT EXISTS (SELECT 1 FROM fetch x
          WHERE x.url_id=f.url_id AND x.fetch_id>f.fetch_id)
         AND NOT EXISTS (SELECT 1 FROM skip s WHERE s.url_id=f.url_id)
         AND u.depth<=?3
         AND CASE WHEN ?2 THEN u.depth=0
          ELSE f.fetched_at<=?1 OR NOT \(Evidence.isGiven(by: "f")) END
        UNION ALL SELECT url_id, redirects FROM skip WHERE \(isClosed)
        """

    /// A skip's row tells of a robots.txt.
    package static let isClosed = "reason IN ('robots_denied','robots_unreachable')"
}
