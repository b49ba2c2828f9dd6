package import CrawlFormat
package import CrawlModel
import SQLite

extension StoreReader {
    /// All that is known of a URL; nil where it was never seen.
    ///
    /// - Throws: What SQLite says.
    /// - Complexity: O(n) in URLs while their index lacks; O(n) in the links of all pages where a
    ///   URL has come nearer than it was when it was found.
    package func account(of key: URLKey) throws(StoreError) -> URLAccount? {
        try naming(path) { () throws(SQLiteError) in
            let finder = try PathFinder(on: connection)
            guard let node = try finder.node(of: key) else { return nil }
            var account = URLAccount(
                url: node.url,
                depth: node.depth,
                reach: try connection.prepare("SELECT reach FROM url WHERE url_id=?")
                    .first(node.id) { $0.text(0) } ?? nil,
                state: try state(of: node),
                discovery: try discovery(of: node),
                attempts: try attempts(at: node),
                path: try finder.path(to: node)
            )
            account.hostOrder = try hostOrder(of: node)
            return account
        }
    }

    /// What `crawl host` was asked for; nothing in a file of an earlier version.
    private func hostOrder(of node: PathFinder.Node) throws(SQLiteError) -> String? {
        let query = "SELECT count(*) FROM pragma_table_info('host') WHERE name='paused_at'"
        guard try connection.number(query) > 0 else { return nil }
        let found = try connection.prepare("SELECT paused_at, delay_ms FROM host WHERE host_id=?")
            .first(node.host) { ($0.optionalInteger(0), $0.optionalInteger(1)) }
        let parts = [
            found?.0.map { "paused since \(Figure.date($0))" },
            found?.1.map { "rests \(Figure.span(.milliseconds($0))) between requests" },
        ]
        let orders = parts.compactMap(\.self)
        return orders.isEmpty ? nil : orders.joined(separator: ", ") + ", by crawl host"
    }

    /// The newest robots.txt of an origin.
    ///
    /// - Throws: What SQLite says.
    /// - Complexity: O(n) in robots.txt files.
    package func robots(of origin: String) throws(StoreError) -> StoredRobots? {
        try naming(path) { () throws(SQLiteError) in
            try connection.prepare(
                """
                SELECT r.fetched_at, r.status, r.body, coalesce(n.user_agent, '')
                FROM robots r LEFT JOIN run n ON n.run_id=r.run_id
                WHERE r.origin=? ORDER BY r.robots_id DESC LIMIT 1
                """
            ).first(origin) { row in
                StoredRobots(
                    fetchedAt: row.integer(0),
                    status: Int(row.integer(1)),
                    body: row.text(2).map { Array($0.utf8) },
                    userAgent: row.text(3) ?? ""
                )
            }
        }
    }

    /// What the last crawling run was told of its scope; nil where none was.
    ///
    /// - Throws: What SQLite says.
    /// - Complexity: O(n) in URLs.
    package func recordedScope() throws(StoreError) -> RecordedScope? {
        let hosts = try recordedHosts()
        return try naming(path) { () throws(SQLiteError) in
            let found = try connection.prepare(Self.lastScope).first {
                (
                    run: $0.integer(0), kind: $0.text(1) ?? "", traps: $0.integer(2) == 1,
                    hops: Int($0.integer(3))
                )
            }
            guard let found else { return nil }
            return RecordedScope(
                kind: found.kind,
                includes: try patterns("$.include", of: found.run),
                excludes: try patterns("$.exclude", of: found.run),
                avoidsTraps: found.traps,
                maximumDepth: try connection.prepare("SELECT max_depth FROM run WHERE run_id=?")
                    .first(found.run) { $0.optionalInteger(0).map(Int.init) } ?? nil,
                extraHops: found.hops,
                hosts: hosts,
                roots: try roots()
            )
        }
    }

    private static let lastScope = """
        SELECT run_id, json_extract(config, '$.scope'), json_extract(config, '$."avoid-traps"'),
         json_extract(config, '$."extra-hops"')
        FROM run WHERE run_id=(\(lastCrawl))
        """

    private func patterns(_ member: String, of run: Int64) throws(SQLiteError) -> [String] {
        var patterns: [String] = []
        try connection.prepare("SELECT value FROM run JOIN json_each(config, ?) WHERE run_id=?")
            .forEachRow(member, run) { patterns.append($0.text(0) ?? "") }
        return patterns
    }

    /// The URLs of depth 0 for which a condition holds, in the order of discovery.
    func roots(where condition: String = "true") throws(SQLiteError) -> [RecordedScope.Root] {
        var roots: [RecordedScope.Root] = []
        let rows = try connection.prepare(
            "SELECT url, reach FROM url WHERE depth=0 AND \(condition) ORDER BY url_id"
        )
        try rows.forEachRow { row in
            roots.append(.init(url: row.text(0) ?? "", reach: row.text(1)))
        }
        return roots
    }
}

extension StoreReader {
    private func state(of node: PathFinder.Node) throws(SQLiteError) -> URLAccount.State {
        let waiting = try connection.prepare(Self.waiting).first(node.host, node.id) { row in
            URLAccount.State.waiting(ahead: Int(row.integer(0)), notBefore: row.integer(1))
        }
        if let waiting { return waiting }
        let skipped = try connection.prepare("SELECT reason, rule, run_id FROM skip WHERE url_id=?")
            .first(node.id) { row in
                URLAccount.State.skipped(
                    reason: row.text(0) ?? "",
                    rule: row.text(1),
                    run: Int(row.integer(2))
                )
            }
        return skipped ?? .visited
    }

    private static let waiting = """
        SELECT (SELECT count(*) FROM frontier o WHERE o.host_id=f.host_id AND o.kind=0
         AND (o.prio, o.url_id)<(f.prio, f.url_id)), f.not_before
        FROM frontier f WHERE f.host_id=? AND f.url_id=? AND f.kind=0
        """

    private func discovery(of node: PathFinder.Node) throws(SQLiteError) -> URLAccount.Discovery {
        let found = try connection.prepare(Self.discovery).first(node.id) { row in
            URLAccount.Discovery(
                via: Discovery(rawValue: Int(row.integer(0))),
                run: Int(row.integer(1)),
                source: row.text(2)
            )
        }
        return found ?? .init(via: nil, run: 0, source: nil)
    }

    private static let discovery = """
        SELECT u.via, u.run_id, o.url FROM url u LEFT JOIN fetch f ON f.fetch_id=u.from_id
        LEFT JOIN url o ON o.url_id=f.url_id WHERE u.url_id=?
        """

    private func attempts(at node: PathFinder.Node) throws(SQLiteError) -> [URLAccount.Attempt] {
        var attempts: [URLAccount.Attempt] = []
        try connection.prepare(Self.attempts).forEachRow(node.id) { row in
            attempts.append(
                URLAccount.Attempt(
                    at: row.integer(0),
                    run: Int(row.integer(1)),
                    number: Int(row.integer(2)),
                    status: Int(row.integer(3)),
                    outcome: row.text(4) ?? "",
                    detail: row.text(5),
                    contentType: row.text(6),
                    byteCount: row.optionalInteger(7).map(Int.init),
                    target: row.text(8)
                )
            )
        }
        return attempts
    }

    private static let attempts = """
        SELECT f.fetched_at, f.run_id, f.attempt, f.status, coalesce(f.error, 'ok'), f.detail,
         f.content_type, f.body_bytes, t.url
        FROM fetch f LEFT JOIN url t ON t.key=f.location_key
        WHERE f.url_id=? ORDER BY f.fetch_id
        """
}
