import DomainNames
import SQLite

/// The ways from one version of a crawl's file to the next.
///
/// A step is one transaction that ends in the version which it leads to: whatever interrupts it,
/// the file is of the one version or the other. Views and the dictionary are made anew by each.
package struct StoreMigration: Sendable {
    private let steps: [Int64: String]
    private let views: String

    /// The steps of this program.
    ///
    /// - Parameter sources: The kinds of places that name URLs, as rows of SQL.
    package init(sources: String) {
        self.init(Self.steps, views: StoreSchema.views(sources: sources))
    }

    /// Steps by the versions to which they lead.
    init(_ steps: [Int64: String], views: String) {
        self.steps = steps
        self.views = views
    }

    /// Brings a file up to the newest version that it knows, step by step.
    ///
    /// - Throws: What SQLite says to a step; those before it are kept.
    func run(
        from version: Int64,
        on connection: borrowing SQLiteConnection
    ) throws(SQLiteError) {
        for target in steps.keys.sorted() where target > version {
            try connection.transaction { () throws(SQLiteError) in
                for view in StoreSchema.viewNames {
                    try connection.execute("DROP VIEW IF EXISTS \(view)")
                }
                try connection.execute(steps[target] ?? "")
                try connection.execute(views)
                try StoreSchema.describe(on: connection)
                try connection.execute("PRAGMA user_version=\(target)")
            }
        }
    }

    /// Names the domains of the hosts that were noted before files had them.
    ///
    /// It goes before the step to a version that has them all: done again, it does no harm.
    static func nameDomains(
        on connection: borrowing SQLiteConnection
    ) throws(SQLiteError) {
        try connection.transaction { () throws(SQLiteError) in
            var domains: [(host: Int64, domain: String)] = []
            try connection.prepare("SELECT host_id, host FROM host WHERE domain IS NULL")
                .forEachRow { row in
                    let name = row.text(1) ?? ""
                    let domain = PublicSuffixList.system.registrableDomain(ofHost: name)
                    if let domain { domains.append((row.integer(0), domain)) }
                }
            let update = try connection.prepare("UPDATE host SET domain=? WHERE host_id=?")
            for (host, domain) in domains { try update.run(domain, host) }
        }
    }

    /// The steps by the versions to which they lead.
    ///
    /// To 2, fetches tell their depth and redirects, and the file tells its columns; to 3, what
    /// waits stands in the order of discovery; to 4, URLs tell under which rules they are reached;
    /// to 5, the file tells what people asked of it; to 6, every column of hosts and of
    /// robots.txt files is filled.
    private static let steps: [Int64: String] = [
        2: """
        ALTER TABLE fetch ADD COLUMN depth INTEGER;
        ALTER TABLE fetch ADD COLUMN redirects INTEGER NOT NULL DEFAULT 0;
        UPDATE fetch SET redirects=1 WHERE url_id IN (SELECT url_id FROM url WHERE via=2);
        UPDATE run SET stats=json_set(stats, '$.unchanged', 0) WHERE json_valid(stats);
        INSERT OR REPLACE INTO meta VALUES('url_key', '\(StoreSchema.keyRecipe)');
        \(ColumnDictionary.creation)
        """,
        3: """
        ALTER TABLE frontier RENAME TO frontier_by_host;
        \(StoreSchema.frontier)
        INSERT OR IGNORE INTO frontier(url_id, host_id, prio, kind, redirects, attempts, not_before)
         SELECT url_id, host_id, prio, kind, redirects, attempts, not_before
         FROM frontier_by_host ORDER BY url_id, prio;
        DROP TABLE frontier_by_host;
        """,
        4: "ALTER TABLE url ADD COLUMN reach TEXT;",
        5: """
        ALTER TABLE host ADD COLUMN paused_at INTEGER;
        \(StoreSchema.orders)
        """,
        6: "",
    ]
}
