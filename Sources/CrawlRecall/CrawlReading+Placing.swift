import CrawlFormat
import CrawlModel
import SQLite
import URLStandard

extension CrawlReading {
    /// URLs that are reached under rules, as first visits, with what was written about that.
    func placedURLs(
        after id: URLID,
        limit: Int
    ) throws(SQLiteError) -> [(visit: Visit, reach: String)] {
        var urls: [(visit: Visit, reach: String)] = []
        let statement = try connection.prepare(
            """
            SELECT url_id, key, host_id, depth, url, reach FROM url
            WHERE reach IS NOT NULL AND url_id>? ORDER BY url_id LIMIT ?
            """
        )
        try statement.forEachRow(Int(id.rawValue), limit) { row in
            if let visit = Visit(row) { urls.append((visit, row.text(5) ?? "")) }
        }
        return urls
    }

    /// The scope by which all that is skipped was judged, nil where there is no such one.
    func scope() throws(SQLiteError) -> String? {
        try connection.prepare("SELECT value FROM meta WHERE key=?")
            .first(ScopeMark.name) { $0.text(0) } ?? nil
    }

    /// URLs that the scope refused, as first visits.
    func refusedURLs(after id: URLID, limit: Int) throws(SQLiteError) -> [RefusedURL] {
        var urls: [RefusedURL] = []
        let words = SkipReason.scopeReasons.map { "'\($0.rawValue)'" }.joined(separator: ",")
        let statement = try connection.prepare(
            """
            SELECT u.url_id, u.key, u.host_id, u.depth, u.url, s.reason, s.rule
            FROM skip s CROSS JOIN url u ON u.url_id=s.url_id
            WHERE s.reason IN (\(words)) AND s.url_id>? ORDER BY s.url_id LIMIT ?
            """
        )
        try statement.forEachRow(Int(id.rawValue), limit) { row in
            guard let visit = Visit(row), let word = row.text(5),
                let reason = SkipReason(rawValue: word)
            else { return }
            urls.append(RefusedURL(visit, for: reason, by: row.text(6)))
        }
        return urls
    }

    /// URLs whose page was stored, or found unchanged, since the crawl began or began anew.
    func pages(after id: URLID, limit: Int) throws(SQLiteError) -> [Visit] {
        var pages: [Visit] = []
        let statement = try connection.prepare(
            """
            SELECT url_id, key, host_id, depth, url FROM url
            WHERE url_id IN (SELECT url_id FROM fetch WHERE page_id IS NOT NULL AND run_id>=?1)
             AND url_id>?2 ORDER BY url_id LIMIT ?3
            """
        )
        try statement.forEachRow(try beginningOfRound(), Int(id.rawValue), limit) { row in
            if let visit = Visit(row) { pages.append(visit) }
        }
        return pages
    }
}

extension Visit {
    fileprivate init?(_ row: borrowing SQLiteRow) {
        guard let url = row.text(4).flatMap({ try? WebURL(parsing: $0) }) else { return nil }
        self.init(
            id: URLID(rawValue: UInt32(truncatingIfNeeded: row.integer(0))),
            key: URLKey(rawValue: row.integer(1)),
            url: url,
            host: HostID(rawValue: Int32(truncatingIfNeeded: row.integer(2))),
            depth: Int(row.integer(3))
        )
    }
}
