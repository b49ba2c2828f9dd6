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
