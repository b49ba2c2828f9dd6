import CrawlFormat
import CrawlModel
import SQLite
import URLStandard

/// The statements that tell what a crawl's file knows.
struct CrawlReading: ~Copyable {
    let connection: SQLiteConnection
    var cursor: URLCursor

    init(_ connection: consuming SQLiteConnection) throws(SQLiteError) {
        cursor = try URLCursor(on: connection)
        self.connection = connection
    }

    func overview() throws(SQLiteError) -> RestoredCrawl {
        let round = try beginningOfRound()
        return RestoredCrawl(
            hosts: try hosts(),
            urlCount: Int(cursor.last),
            pageCount: Int(try connection.number("\(Self.storedPages) WHERE run_id>=\(round)")),
            receivedBytes: Int(
                try connection.number("\(Self.receivedBytes) WHERE run_id>=\(round)")
            ),
            isFirstRound: round == 1
        )
    }

    private static let storedPages = """
        SELECT total(json_extract(stats, '$.pages')) + total(json_extract(stats, '$.unchanged'))
        FROM run
        """
    private static let receivedBytes =
        "SELECT total(json_extract(stats, '$.wire_bytes')) FROM run"

    private func hosts() throws(SQLiteError) -> [RestoredHost] {
        var hosts: [RestoredHost] = []
        try connection.prepare(Self.hosts).forEachRow { row in
            let id = HostID(rawValue: Int32(truncatingIfNeeded: row.integer(0)))
            var host = RestoredHost(id: id, name: row.text(1) ?? "")
            host.misses = Int(row.integer(2))
            host.restsUntil = row.optionalInteger(3)
            hosts.append(host)
        }
        // A sort by hosts would cost more than all else.
        try connection.prepare("SELECT host_id FROM frontier").forEachRow { row in
            let place = Int(row.integer(0)) - 1
            guard hosts.indices.contains(place) else { return }
            hosts[place].waitingCount += 1
        }
        return hosts
    }

    private static let hosts =
        "SELECT host_id, host, fail_streak, next_at FROM host ORDER BY host_id"

    /// The first run of those that the newest one goes on with.
    func beginningOfRound() throws(SQLiteError) -> Int {
        Int(try connection.number(Self.round))
    }

    private static let round = """
        WITH RECURSIVE chain(run_id, earlier) AS (
          SELECT run_id, resumed_from FROM run WHERE run_id=(SELECT max(run_id) FROM run)
          UNION ALL
          SELECT r.run_id, r.resumed_from FROM run r JOIN chain c ON r.run_id=c.earlier)
        SELECT min(run_id) FROM chain
        """

    func pagesOfHosts() throws(SQLiteError) -> [(host: HostID, count: Int)] {
        var counts: [(host: HostID, count: Int)] = []
        try connection.prepare(Self.pagesOfHosts).forEachRow(try beginningOfRound()) { row in
            let host = HostID(rawValue: Int32(truncatingIfNeeded: row.integer(0)))
            counts.append((host, Int(row.integer(1))))
        }
        return counts
    }

    private static let pagesOfHosts = """
        SELECT u.host_id, count(CASE WHEN f.run_id>=? THEN f.page_id END)
        FROM fetch f JOIN url u ON u.url_id=f.url_id GROUP BY u.host_id
        """

    func namedSitemaps() throws(SQLiteError) -> [(origin: String, sitemaps: [String])] {
        var named: [(origin: String, sitemaps: [String])] = []
        try connection.prepare(Self.namedSitemaps).forEachRow { row in
            let origin = row.text(0) ?? ""
            if named.last?.origin != origin { named.append((origin, [])) }
            if let sitemap = row.text(1) { named[named.count - 1].sitemaps.append(sitemap) }
        }
        return named
    }

    private static let namedSitemaps = """
        SELECT r.origin, j.value FROM (SELECT max(robots_id) AS id FROM robots GROUP BY origin) n
        CROSS JOIN robots r ON r.robots_id=n.id LEFT JOIN json_each(r.sitemaps) j
        ORDER BY r.robots_id, j.key
        """

    func heldRules() throws(SQLiteError) -> [String] {
        var rules: [String] = []
        try connection.prepare(Self.heldRules).forEachRow { row in
            if let rule = row.text(0) { rules.append(rule) }
        }
        return rules
    }

    private static let heldRules = """
        SELECT DISTINCT rule FROM skip WHERE reason='held' AND rule IS NOT NULL AND run_id>
        (SELECT coalesce(max(run_id), 0) FROM command WHERE verb IN ('release', 'add'))
        """

    func dictionaries() throws(SQLiteError) -> BodyDictionaries {
        try BodyDictionaries(on: connection)
    }

    /// Reads the roots by their numbers where the cursor has met them all.
    func roots() throws(SQLiteError) -> [WebURL] {
        var roots: [WebURL] = []
        guard cursor.isAtEnd else {
            try connection.prepare("SELECT url FROM url WHERE depth=0").forEachRow { row in
                if let url = WebURL(row) { roots.append(url) }
            }
            return roots
        }
        let text = try connection.prepare("SELECT url FROM url WHERE url_id=?")
        for id in cursor.roots {
            if let url = try text.first(id, body: { WebURL($0) }) ?? nil { roots.append(url) }
        }
        return roots
    }
}

extension WebURL {
    init?(_ row: borrowing SQLiteRow, at column: Int32 = 0) {
        guard let text = row.text(column), let url = try? WebURL(parsing: text) else { return nil }
        self = url
    }
}
