package import CrawlFormat
import SQLite

/// Proves on a crawl's file what every commit promises; the crawl may run meanwhile.
///
/// Rows are streamed. Memory holds a bit for each URL and one body; keys are looked up in a table
/// that SQLite keeps in a temporary file.
package struct StoreCheck: ~Copyable {
    let connection: SQLiteConnection
    private let path: String

    private init(_ connection: consuming SQLiteConnection, path: String) {
        self.connection = connection
        self.path = path
    }

    /// Opens a crawl's file for reading.
    ///
    /// - Throws: Why it cannot be read, is no crawl, or made no such promises yet.
    package static func open(_ path: String) throws(StoreError) -> StoreCheck {
        let connection = try SQLiteConnection.reading(
            crawlWithBodies: path,
            since: StoreFormat.version
        )
        return StoreCheck(connection, path: path)
    }

    /// Where the bodies are that it looks at; nil where they are in the crawl's file.
    ///
    /// - Throws: What SQLite says.
    package func bodiesPath() throws(StoreError) -> String? {
        try BodyFile(of: connection, at: path)?.path
    }

    /// All laws that do not hold, at one moment of the file.
    ///
    /// What SQLite finds damaged is not read any further.
    ///
    /// - Throws: What SQLite says.
    /// - Complexity: O(n log n) in URLs and links, O(n) in the bytes of all bodies.
    package func breaches() throws(StoreError) -> [Breach] {
        try naming(path) { () throws(SQLiteError) in
            try connection.execute("PRAGMA temp_store=FILE; PRAGMA cache_size=-65536; BEGIN")
            let damage = try [integrity(), foreignKeys(), shape()].filter { $0.count > 0 }
            guard damage.isEmpty else { return damage }
            try connection.execute(Self.tables)
            var breaches = [try uniqueKeys()]
            for law in StoreLaw.all { breaches.append(try breach(of: law)) }
            breaches += try breachesOfLinks() + breachesOfURLs() + breachesOfBodies()
            return breaches.filter { $0.count > 0 }
        }
    }

    private func integrity() throws(SQLiteError) -> Breach {
        var breach = Breach(of: "the file is sound", isDamage: true)
        try connection.prepare("PRAGMA integrity_check").forEachRow { row in
            guard let answer = row.text(0), answer != "ok" else { return }
            breach.note(answer)
        }
        return breach
    }

    private func foreignKeys() throws(SQLiteError) -> Breach {
        var breach = Breach(of: "a row that is named is there")
        try connection.prepare("PRAGMA foreign_key_check").forEachRow { row in
            breach.note("\(row.text(0) ?? "") \(row.integer(1)) names no \(row.text(2) ?? "")")
        }
        return breach
    }

    /// Tables and views are those that were made, and nothing acts on their changes.
    private func shape() throws(SQLiteError) -> Breach {
        var breach = Breach(of: "the file has the tables and views of a crawl")
        var missing = Set(Self.entries)
        var entries = "SELECT type, name FROM main.sqlite_schema"
        if try BodyFile.isAttached(to: connection) {
            entries += " UNION ALL SELECT type, name FROM \(BodyFile.schema).sqlite_schema"
        }
        try connection.prepare(entries).forEachRow { row in
            let (type, name) = (row.text(0) ?? "", row.text(1) ?? "")
            if type == "trigger" { breach.note("\(name) is a trigger") }
            missing.remove("\(type) \(name)")
        }
        for entry in missing.sorted() { breach.note("\(entry) is missing") }
        return breach
    }

    private func uniqueKeys() throws(SQLiteError) -> Breach {
        var breach = Breach(of: "a URL has one row")
        let query = "SELECT min(url) FROM url GROUP BY key HAVING count(*)>1"
        try connection.prepare(query).forEachRow { breach.note($0.text(0) ?? "") }
        return breach
    }

    private func breach(of law: StoreLaw) throws(SQLiteError) -> Breach {
        var breach = Breach(of: law.sentence)
        try connection.prepare(law.query).forEachRow { breach.note($0.text(0) ?? "") }
        return breach
    }

    private static let entries =
        StoreSchema.tableNames.map { "table \($0)" }
        + StoreSchema.viewNames.map { "view \($0)" } + ["index fetch_by_url"]

    /// URLs by their keys, what waits by its URL, and the fetches whose links bind nobody because
    /// their URL waits, is not visited any more or has said something else since: tables of this
    /// connection alone.
    private static let tables = """
        CREATE TEMP TABLE known(key INTEGER PRIMARY KEY, url_id INTEGER NOT NULL,
         depth INTEGER NOT NULL, is_followed INTEGER NOT NULL);
        INSERT OR IGNORE INTO temp.known
         SELECT u.key, u.url_id, u.depth, coalesce(s.reason NOT IN ('not_followed','nofollow'), 1)
         FROM url u LEFT JOIN skip s ON s.url_id=u.url_id ORDER BY u.key;
        CREATE TEMP TABLE waiting(url_id INTEGER PRIMARY KEY, kind INTEGER NOT NULL);
        INSERT OR REPLACE INTO temp.waiting SELECT url_id, kind FROM frontier ORDER BY url_id;
        CREATE TEMP TABLE behind(fetch_id INTEGER PRIMARY KEY);
        INSERT INTO temp.behind SELECT f.fetch_id FROM fetch f
         WHERE (f.page_id IS f.fetch_id OR f.location_key IS NOT NULL)
          AND (EXISTS (SELECT 1 FROM waiting w WHERE w.url_id=f.url_id)
           OR EXISTS (SELECT 1 FROM skip s WHERE s.url_id=f.url_id)
           OR EXISTS (SELECT 1 FROM fetch x WHERE x.url_id=f.url_id AND x.fetch_id>f.fetch_id
            AND (x.page_id IS NOT NULL AND x.page_id IS NOT f.page_id
             OR x.location_key IS NOT NULL)));
        """
}
