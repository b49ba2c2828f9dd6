import CrawlModel
import SQLite

/// Finds a shortest way from a seed to a URL, from its end to its beginning.
///
/// What led to a URL first usually is the way; where the URL has come nearer since, the links of
/// all pages one step nearer are searched.
struct PathFinder: ~Copyable {
    /// A URL as far as ways need it.
    struct Node {
        let id: Int64
        let key: Int64
        let host: Int64
        let depth: Int
        let via: Discovery
        /// The attempt that led to it first.
        let source: Int64?
        let url: String
    }

    /// What stands before a URL on a way, and how it leads on.
    fileprivate struct Lead {
        let node: Node
        let via: Discovery
    }

    private let byKey: SQLiteStatement
    private let bySource: SQLiteStatement
    private let byLink: SQLiteStatement
    private let byRedirect: SQLiteStatement

    private static let columns = "u.url_id, u.key, u.host_id, u.depth, u.via, u.from_id, u.url"

    func node(of key: URLKey) throws(SQLiteError) -> Node? {
        try byKey.first(key.rawValue) { Node($0) }
    }

    /// A shortest way, its end included.
    func path(to end: Node) throws(SQLiteError) -> [URLAccount.Step] {
        var steps: [URLAccount.Step] = []
        var known: Set<Int64> = [end.id]
        var node = end
        while let lead = try lead(to: node, besides: known) {
            steps.append(.init(url: node.url, via: lead.via))
            known.insert(lead.node.id)
            node = lead.node
        }
        steps.append(.init(url: node.url, via: node.source == nil ? node.via : .link))
        return steps.reversed()
    }

    private func lead(to node: Node, besides known: Set<Int64>) throws(SQLiteError) -> Lead? {
        guard node.via != .seed, !(node.source == nil && node.depth <= 1) else { return nil }
        let first = try first(to: node)
        if let first, first.reaches(node) { return known.contains(first.node.id) ? nil : first }
        let linking = try byLink.first(node.depth - 1, node.key) { Node($0) }
        if let linking { return Lead(node: linking, via: .link) }
        var redirecting: Node?
        try byRedirect.forEachRow(node.key, node.depth) { row in
            let found = Node(row)
            if redirecting == nil, !known.contains(found.id) { redirecting = found }
        }
        if let redirecting { return Lead(node: redirecting, via: .redirect) }
        // A longer way is better than none.
        return first.flatMap { known.contains($0.node.id) ? nil : $0 }
    }

    private func first(to node: Node) throws(SQLiteError) -> Lead? {
        guard let source = node.source else { return nil }
        return try bySource.first(source) { row in
            let isRedirect = row.optionalInteger(7) == node.key
            return Lead(node: Node(row), via: isRedirect ? .redirect : node.via)
        }
    }
}

extension PathFinder {
    /// Compiles the statements.
    init(on connection: borrowing SQLiteConnection) throws(SQLiteError) {
        self.init(
            byKey: try connection.prepare("SELECT \(Self.columns) FROM url u WHERE u.key=?"),
            bySource: try connection.prepare(
                """
                SELECT \(Self.columns), f.location_key
                FROM fetch f JOIN url u ON u.url_id=f.url_id WHERE f.fetch_id=?
                """
            ),
            byLink: try connection.prepare(
                """
                SELECT \(Self.columns) FROM url u CROSS JOIN fetch f ON f.url_id=u.url_id
                 CROSS JOIN page p ON p.page_id=f.page_id
                WHERE u.depth=?1 AND (instr(p.links, ?2) OR instr(p.assets, ?2))
                 AND ?2 IN (SELECT j.value FROM json_each(p.links) j
                  UNION ALL SELECT j.value FROM json_each(p.assets) j)
                LIMIT 1
                """
            ),
            byRedirect: try connection.prepare(
                """
                SELECT \(Self.columns) FROM fetch f JOIN url u ON u.url_id=f.url_id
                WHERE f.location_key=? AND u.depth=? ORDER BY u.url_id
                """
            )
        )
    }
}

extension PathFinder.Node {
    fileprivate init(_ row: borrowing SQLiteRow) {
        id = row.integer(0)
        key = row.integer(1)
        host = row.integer(2)
        depth = Int(row.integer(3))
        via = Discovery(rawValue: Int(row.integer(4))) ?? .link
        source = row.optionalInteger(5)
        url = row.text(6) ?? ""
    }
}

extension PathFinder.Lead {
    /// True where the way is as short as the URL's depth says.
    fileprivate func reaches(_ target: PathFinder.Node) -> Bool {
        node.depth + (via == .redirect ? 0 : 1) == target.depth
    }
}
