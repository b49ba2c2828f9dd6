package import CrawlModel
import CrawlSeen
import SQLite
import URLStandard

/// A host as it was known, and how much waits for it.
package struct RestoredHost: Sendable, Equatable {
    package let id: HostID
    package let name: String
    /// How many rows of the frontier it has.
    package var waitingCount = 0
    /// Where its order begins, nil when nothing waits.
    package var firstPriority: Int?
}

/// What had become of a URL.
package enum RestoredState: Sendable, Equatable {
    /// It waits for its visit.
    case waiting
    /// It was visited, and its stored links wait to be reconsidered.
    case relinking
    /// It was visited; nothing is left to do.
    case fetched
    /// It is not visited.
    case skipped(SkipReason)
}

/// A URL as it was known, without its text.
package struct RestoredURL: Sendable, Equatable {
    package let id: URLID
    package let key: URLKey
    package let host: HostID
    package let depth: Int32
    package let state: RestoredState
    /// Where its row of the frontier stands, nil without one or where that is its depth.
    package let priority: Int32?
    /// Redirects in a row that led to it, as far as its last visit or skip says.
    package let redirects: Int32
    package let via: Discovery?
}

/// What a row of the frontier says beyond the usual.
struct RowFacts: Sendable {
    let priority: Int32
    let redirects: Int32
}

/// What a frontier needs before the URLs themselves.
package struct RestoredCrawl: Sendable, Equatable {
    /// In the order of their numbers.
    package let hosts: [RestoredHost]
    package let urlCount: Int
    /// Pages stored, or found unchanged, since the crawl began or began anew.
    package let pageCount: Int
    /// Bytes received since then.
    package let receivedBytes: Int
}

/// The rows of the frontier, as far as the URLs themselves do not tell.
struct WaitingRows: Sendable {
    private(set) var waiting = IDSet()
    private(set) var relinking: Set<UInt32> = []
    /// Rows that stand elsewhere than at their URL's depth, or were reached by redirects.
    private(set) var unusual: [UInt32: RowFacts] = [:]

    fileprivate mutating func insert(_ row: borrowing SQLiteRow) {
        let id = UInt32(truncatingIfNeeded: row.integer(2))
        if row.integer(3) == Int64(Visit.Kind.relink.rawValue) {
            relinking.insert(id)
        } else {
            waiting.insert(id)
        }
        guard row.integer(1) != row.integer(5) || row.integer(4) > 0 else { return }
        unusual[id] = RowFacts(
            priority: Int32(truncatingIfNeeded: row.integer(1)),
            redirects: Int32(truncatingIfNeeded: row.integer(4))
        )
    }
}

/// Reads every URL in the order of the numbers, chunk by chunk.
struct RestoreCursor: ~Copyable {
    private let urls: SQLiteStatement
    private let rows: WaitingRows
    private var next: Int64 = 0

    init(
        on connection: borrowing SQLiteConnection,
        rows: WaitingRows
    ) throws(SQLiteError) {
        self.rows = rows
        urls = try connection.prepare(
            """
            SELECT u.url_id, u.key, u.host_id, u.depth, s.reason, s.redirects, u.via
            FROM url u LEFT JOIN skip s ON s.url_id=u.url_id
            WHERE u.url_id>=? ORDER BY u.url_id LIMIT ?
            """
        )
    }

    /// The next URLs, none at the end.
    mutating func read(_ count: Int) throws(SQLiteError) -> [RestoredURL] {
        var chunk: [RestoredURL] = []
        chunk.reserveCapacity(count)
        try urls.forEachRow(next, count) { row in
            chunk.append(restored(row))
        }
        if let last = chunk.last { next = Int64(last.id.rawValue) + 1 }
        return chunk
    }

    private func restored(_ row: borrowing SQLiteRow) -> RestoredURL {
        let id = UInt32(truncatingIfNeeded: row.integer(0))
        let facts = rows.unusual[id]
        return RestoredURL(
            id: URLID(rawValue: id),
            key: URLKey(rawValue: row.integer(1)),
            host: HostID(rawValue: Int32(truncatingIfNeeded: row.integer(2))),
            depth: Int32(truncatingIfNeeded: row.integer(3)),
            state: state(of: id, row),
            priority: facts?.priority,
            redirects: facts?.redirects ?? Int32(truncatingIfNeeded: row.integer(5)),
            via: Discovery(rawValue: Int(row.integer(6)))
        )
    }

    private func state(of id: UInt32, _ row: borrowing SQLiteRow) -> RestoredState {
        if rows.waiting.contains(id) { return .waiting }
        if let reason = row.text(4) { return .skipped(SkipReason(rawValue: reason) ?? .excluded) }
        return rows.relinking.contains(id) ? .relinking : .fetched
    }
}

extension StoreWriter {
    /// Reads the hosts and all that waits, and prepares to read the URLs.
    func restore(_ cursor: inout RestoreCursor?) throws(SQLiteError) -> RestoredCrawl {
        var hosts = try readHosts()
        let places = Dictionary(
            uniqueKeysWithValues: hosts.enumerated().map { ($1.id, $0) }
        )
        var rows = WaitingRows()
        try connection.prepare(Self.waitingRows).forEachRow { row in
            rows.insert(row)
            let host = HostID(rawValue: Int32(truncatingIfNeeded: row.integer(0)))
            guard let place = places[host] else { return }
            hosts[place].waitingCount += 1
            hosts[place].firstPriority = hosts[place].firstPriority ?? Int(row.integer(1))
        }
        cursor = try RestoreCursor(on: connection, rows: rows)
        let round = try beginningOfRound()
        return RestoredCrawl(
            hosts: hosts,
            urlCount: Int(try connection.number("SELECT count(*) FROM url")),
            pageCount: Int(try connection.number("\(Self.storedPages) WHERE run_id>=\(round)")),
            receivedBytes: Int(
                try connection.number("\(Self.receivedBytes) WHERE run_id>=\(round)")
            )
        )
    }

    private static let waitingRows = """
        SELECT f.host_id, f.prio, f.url_id, f.kind, f.redirects, u.depth
        FROM frontier f JOIN url u ON u.url_id=f.url_id ORDER BY f.host_id, f.prio, f.url_id
        """

    /// Lets URLs that were cut for their depth wait after all, when they are within a new limit,
    /// and those whose host was given up or had used its budget up.
    ///
    /// - Returns: How many.
    mutating func reopenCut(maximumDepth: Int) throws(SQLiteError) -> Int {
        try commit()
        return try connection.transaction { () throws(SQLiteError) in
            try connection.prepare(Self.reopening).run(maximumDepth)
            let count = connection.changeCount
            try connection.prepare(Self.unskipping).run(maximumDepth)
            return count
        }
    }

    private static let reopening = """
        INSERT INTO frontier(host_id, prio, url_id, redirects)
        SELECT u.host_id, u.depth, u.url_id, s.redirects
        FROM skip s JOIN url u ON u.url_id=s.url_id
        WHERE s.reason='too_deep' AND u.depth<=? OR s.reason IN ('host_dead', 'budget')
        """

    private static let unskipping = """
        DELETE FROM skip WHERE reason='too_deep'
        AND (SELECT depth FROM url WHERE url.url_id=skip.url_id)<=?
        OR reason IN ('host_dead', 'budget')
        """

    private static let storedPages = """
        SELECT total(json_extract(stats, '$.pages')) + total(json_extract(stats, '$.unchanged'))
        FROM run
        """
    private static let receivedBytes =
        "SELECT total(json_extract(stats, '$.wire_bytes')) FROM run"

    /// The run that began what this one goes on with.
    private func beginningOfRound() throws(SQLiteError) -> Int {
        Int(try connection.prepare(Self.round).first(run) { $0.integer(0) } ?? 1)
    }

    private static let round = """
        WITH RECURSIVE chain(run_id, earlier) AS (
          SELECT run_id, resumed_from FROM run WHERE run_id=?
          UNION ALL
          SELECT r.run_id, r.resumed_from FROM run r JOIN chain c ON r.run_id=c.earlier)
        SELECT min(run_id) FROM chain
        """

    /// How many pages this round has brought of each host that was ever asked.
    func storedPagesOfHosts() throws(SQLiteError) -> [(host: HostID, count: Int)] {
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

    /// What the newest robots.txt of each origin names as sitemaps, as written.
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

    func roots() throws(SQLiteError) -> [WebURL] {
        var roots: [WebURL] = []
        try connection.prepare("SELECT url FROM url WHERE depth=0").forEachRow { row in
            if let url = row.text(0).flatMap({ try? WebURL(parsing: $0) }) { roots.append(url) }
        }
        return roots
    }

    private func readHosts() throws(SQLiteError) -> [RestoredHost] {
        var hosts: [RestoredHost] = []
        let statement = try connection.prepare("SELECT host_id, host FROM host ORDER BY host_id")
        try statement.forEachRow { row in
            let id = HostID(rawValue: Int32(truncatingIfNeeded: row.integer(0)))
            hosts.append(RestoredHost(id: id, name: row.text(1) ?? ""))
        }
        return hosts
    }
}
