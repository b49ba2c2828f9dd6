import SQLite

/// What the links of all pages say of depths, one link after the other.
///
/// A depth is the fewest links from a seed exactly where no way leads to a URL at a lower one, and
/// a way leads to it at its own: neither needs the graph in memory.
struct DepthProof {
    /// A way from one URL to another, by a link or a redirect.
    struct Way {
        let source: String
        /// Where the way leads; nil where nobody knows the key.
        let target: Int64?
        let targetDepth: Int64
        /// The depth at which the way arrives.
        let depth: Int64
        /// True where the target's depth may not exceed that of the way.
        let isBinding: Bool
        /// True where the source has come nearer and its links wait to be reconsidered, or where
        /// they are those of an earlier version.
        let isPending: Bool
    }

    private(set) var unresolved = Breach(of: "what a page or a redirect names is a known URL")
    private(set) var tooFar = Breach(of: "no way to a URL is shorter than its depth")
    private var reached: NumberSet

    init(urlCount: Int64) {
        reached = NumberSet(upTo: urlCount)
    }

    mutating func follow(_ way: Way) {
        guard let target = way.target else { return unresolved.note("on \(way.source)") }
        let isBehind = way.isPending && way.depth < way.targetDepth
        if way.depth == way.targetDepth || isBehind { reached.insert(target) }
        guard way.isBinding, way.targetDepth > way.depth else { return }
        tooFar.note("\(way.source) leads to url_id \(target) at \(way.targetDepth)")
    }

    func reaches(_ id: Int64) -> Bool { reached.contains(id) }
}

extension StoreCheck {
    /// Follows each link and redirect once.
    func breachesOfLinks() throws(SQLiteError) -> [Breach] {
        var proof = DepthProof(urlCount: try connection.number("SELECT max(url_id) FROM url"))
        for query in [Self.followed, Self.recorded, Self.redirects] {
            try connection.prepare(query).forEachRow { proof.follow(DepthProof.Way($0)) }
        }
        var unreached = Breach(of: "a way leads to each URL at its depth")
        try connection.prepare(Self.depths).forEachRow { row in
            if !proof.reaches(row.integer(0)) { unreached.note(row.text(1) ?? "") }
        }
        return [proof.unresolved, proof.tooFar, unreached]
    }

    private static let pending = "EXISTS (SELECT 1 FROM behind b WHERE b.fetch_id=f.fetch_id)"

    /// Links that wait to be reconsidered bind nobody yet.
    private static let followed = links(
        of: "links",
        binding: "NOT \(pending)"
    )

    /// What is only recorded binds what nobody follows.
    private static let recorded = links(
        of: "assets",
        binding: "NOT k.is_followed AND NOT \(pending)"
    )

    private static func links(of list: String, binding: String) -> String {
        """
        SELECT u.url, k.url_id, k.depth, u.depth+1, \(binding), \(pending)
        FROM page p CROSS JOIN fetch f ON f.fetch_id=p.page_id
         CROSS JOIN url u ON u.url_id=f.url_id
         CROSS JOIN json_each(iif(json_valid(p.\(list)), p.\(list), '[]')) j
         LEFT JOIN known k ON k.key=j.value
        """
    }

    private static let redirects = """
        SELECT u.url, k.url_id, k.depth, u.depth, NOT \(pending), \(pending)
        FROM fetch f CROSS JOIN url u ON u.url_id=f.url_id
         LEFT JOIN known k ON k.key=f.location_key
        WHERE f.location_key IS NOT NULL
        """

    /// Seeds need no way, nor does what a later run may have got as a seed, or somebody has added;
    /// sitemaps that are named without a page are as near as what a seed links to.
    private static let depths = """
        SELECT url_id, url FROM url WHERE via<>0
        AND via<>6 AND (depth<>0 OR run_id=(SELECT max(run_id) FROM run))
        AND NOT EXISTS (SELECT 1 FROM command c JOIN json_each(c.subject) j
         WHERE c.verb='add' AND j.value=url)
        AND NOT (depth=1 AND (via=5 AND from_id IS NULL
         OR url IN (SELECT j.value FROM robots r
          JOIN json_each(iif(json_valid(r.sitemaps), r.sitemaps, '[]')) j)))
        """
}

extension DepthProof.Way {
    fileprivate init(_ row: borrowing SQLiteRow) {
        source = row.text(0) ?? ""
        target = row.optionalInteger(1)
        targetDepth = row.integer(2)
        depth = row.integer(3)
        isBinding = row.integer(4) == 1
        isPending = row.integer(5) == 1
    }
}
