package import CrawlFormat
package import CrawlModel
import SQLite
import URLStandard

/// What the newest version of a stored page leads to.
package struct StoredLinks: Sendable, Equatable {
    /// The keys of the followed links in document order.
    package let links: [URLKey]
    /// The keys of the links that are only recorded, in document order.
    package let assets: [URLKey]
    /// The key of the redirect's target, where it was one.
    package let redirect: URLKey?
    /// What a sitemap lists, nil for another page.
    package var listing: SitemapListing?
}

/// A page's answer as it is kept.
package struct KeptAnswer: Sendable {
    /// Field lines without the one that tells a coding: the body is decoded.
    package let fields: [UInt8]
    package let body: BodyRow
}

/// The statements that answer the frontier's questions.
struct ReadStatements: ~Copyable {
    private let url: SQLiteStatement
    private let newest: SQLiteStatement
    private let leads: SQLiteStatement
    private let outsiders: SQLiteStatement
    private let answer: SQLiteStatement

    func outsiders(
        of hosts: Set<HostID>,
        after id: URLID,
        limit: Int,
        andPlaced: Bool
    ) throws(SQLiteError) -> [Visit] {
        let list = "[" + hosts.map { String($0.rawValue) }.joined(separator: ",") + "]"
        var visits: [Visit?] = []
        try outsiders.forEachRow(list, Int(id.rawValue), limit, andPlaced ? 1 : 0) { row in
            let id = URLID(rawValue: UInt32(truncatingIfNeeded: row.integer(4)))
            visits.append(Visit(row, id: id))
        }
        return try visits.map(present)
    }

    /// The field lines of the newest answer whose body is kept, and the number of that.
    func keptAnswer(of id: URLID) throws(SQLiteError) -> (fields: [UInt8], body: Int64)? {
        try answer.first(Int(id.rawValue)) { ($0.bytes(0), $0.integer(1)) }
    }

    func newestPage(of id: URLID) throws(SQLiteError) -> Int64? {
        try newest.first(Int(id.rawValue)) { $0.integer(0) }
    }

    func leads(of id: URLID) throws(SQLiteError) -> StoredLinks {
        let found = try leads.first(Int(id.rawValue)) { row in
            StoredLinks(
                links: KeyList.keys(in: row.bytes(1)),
                assets: KeyList.keys(in: row.bytes(2)),
                redirect: row.optionalInteger(0).map(URLKey.init(rawValue:)),
                listing: row.text(3).flatMap(SitemapListing.init(rawValue:))
            )
        }
        return found ?? StoredLinks(links: [], assets: [], redirect: nil)
    }

    func visits(_ ids: [URLID]) throws(SQLiteError) -> [Visit] {
        var visits: [Visit] = []
        visits.reserveCapacity(ids.count)
        for id in ids {
            guard let visit = try url.first(Int(id.rawValue), body: { Visit($0, id: id) }) else {
                continue
            }
            visits.append(try present(visit))
        }
        return visits
    }
}

extension ReadStatements {
    /// Compiles the statements.
    init(on connection: borrowing SQLiteConnection) throws(SQLiteError) {
        self.init(
            url: try connection.prepare("SELECT key, host_id, depth, url FROM url WHERE url_id=?"),
            newest: try connection.prepare(
                """
                SELECT page_id FROM fetch WHERE url_id=? AND page_id IS NOT NULL
                ORDER BY fetch_id DESC LIMIT 1
                """
            ),
            leads: try connection.prepare(
                """
                SELECT f.location_key, p.links, p.assets, json_extract(p.metadata, '$.lists')
                FROM fetch f LEFT JOIN page p ON p.page_id=f.page_id
                WHERE f.url_id=? AND (f.page_id IS NOT NULL OR f.location_key IS NOT NULL)
                ORDER BY f.fetch_id DESC LIMIT 1
                """
            ),
            outsiders: try connection.prepare(
                """
                SELECT u.key, u.host_id, u.depth, u.url, u.url_id
                FROM skip s JOIN url u ON u.url_id=s.url_id
                WHERE s.url_id>?2 AND (s.reason='out_of_scope' OR ?4 AND s.reason IN ('too_deep',
                  'redirect_limit','excluded','not_included','url_too_long','trap','held',
                  'dropped'))
                 AND u.host_id IN (SELECT value FROM json_each(?1))
                UNION ALL SELECT key, host_id, depth, url, url_id FROM url
                WHERE ?4 AND reach IS NOT NULL AND host_id IN (SELECT value FROM json_each(?1))
                 AND url_id>?2 AND url_id NOT IN (SELECT url_id FROM skip) ORDER BY 5 LIMIT ?3
                """
            ),
            answer: try connection.prepare(
                """
                SELECT (SELECT group_concat(json_extract(value, '$[0]')||': '
                   ||json_extract(value, '$[1]')||char(13, 10), '')
                  FROM json_each(iif(json_valid(o.headers), o.headers, '[]'))
                  WHERE type='array' AND lower(json_extract(value, '$[0]'))<>'content-encoding'),
                 f.body_id
                FROM fetch f JOIN fetch o ON o.fetch_id=f.page_id
                WHERE f.url_id=? AND f.body_id IS NOT NULL ORDER BY f.fetch_id DESC LIMIT 1
                """
            )
        )
    }
}

extension Visit {
    fileprivate init?(_ row: borrowing SQLiteRow, id: URLID) {
        guard let url = WebURL(row, column: 3) else { return nil }
        self.init(
            id: id,
            key: URLKey(rawValue: row.integer(0)),
            url: url,
            host: HostID(rawValue: Int32(truncatingIfNeeded: row.integer(1))),
            depth: Int(row.integer(2))
        )
    }
}
