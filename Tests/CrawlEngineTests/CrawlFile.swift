import CrawlFormat
import CrawlReport
import SQLite

/// A crawl's file, read as its users read it.
struct CrawlFile: ~Copyable {
    private let connection: SQLiteConnection
    private let path: String

    init(_ path: String) throws {
        self.path = path
        connection = try Self.connect(path)
    }

    private static func connect(_ path: String) throws -> SQLiteConnection {
        let connection = try SQLiteConnection(opening: path, for: .reading)
        // What is not a crawl's yet has its bodies nowhere.
        let bodies = try? BodyFile(of: connection, at: path)
        try bodies?.attach(to: connection, of: path)
        return connection
    }

    /// The number that a statement gives, 0 without a row.
    func number(_ sql: String) throws -> Int {
        Int(try connection.prepare(sql).first { $0.integer(0) } ?? 0)
    }

    /// The first column of every row.
    func texts(_ sql: String) throws -> [String] {
        var texts: [String] = []
        try connection.prepare(sql).forEachRow { texts.append($0.text(0) ?? "NULL") }
        return texts
    }

    /// The first two columns of every row; of equal first columns the last row counts.
    func pairs(_ sql: String) throws -> [String: String] {
        var pairs: [String: String] = [:]
        try connection.prepare(sql).forEachRow { pairs[$0.text(0) ?? ""] = $0.text(1) ?? "NULL" }
        return pairs
    }

    /// The URLs of the stored pages.
    var pages: Set<String> {
        get throws { Set(try texts("SELECT url FROM pages")) }
    }

    /// How every request of a path ended, in order: `truncated 200` for instance.
    func outcomes(of path: String) throws -> [String] {
        try texts(
            """
            SELECT coalesce(f.error, 'ok') || ' ' || f.status FROM fetch f
            JOIN url u ON u.url_id=f.url_id WHERE u.url LIKE '%\(path)' ORDER BY f.fetch_id
            """
        )
    }

    /// The URLs whose last request is committed; nobody is to ask for them again.
    var settled: Set<String> {
        get throws {
            Set(
                try texts(
                    """
                    SELECT u.url FROM url u WHERE u.url_id IN (SELECT url_id FROM fetch)
                     AND u.url_id NOT IN (SELECT url_id FROM frontier WHERE kind=0)
                    """
                )
            )
        }
    }

    /// How many visits wait.
    var waitingCount: Int {
        get throws { try number("SELECT count(*) FROM frontier") }
    }

    /// How often the crawl began anew: its first run, and each that visits it again.
    var rounds: Int {
        get throws { try number("SELECT count(*) FROM run WHERE resumed_from IS NULL") }
    }

    /// Those of the settled URLs that were requested since the crawl began anew.
    var settledInRound: Set<String> {
        get throws {
            try settled.intersection(
                texts(
                    """
                    SELECT u.url FROM fetch f JOIN url u ON u.url_id=f.url_id
                    WHERE f.run_id>=(SELECT max(run_id) FROM run WHERE resumed_from IS NULL)
                    """
                )
            )
        }
    }

    /// Which laws of the file are broken; they hold at every commit.
    var brokenLaws: [String] {
        get throws {
            var broken = try StoreCheck.open(path).breaches().map(\.description)
            for (law, query) in Self.laws {
                let count = try number("SELECT count(*) FROM (\(query))")
                if count > 0 { broken.append("\(law): \(count) times not") }
            }
            return broken
        }
    }

    /// Which laws of a finished crawl are broken, besides.
    var brokenLawsOfTheEnd: [String] {
        get throws {
            let waiting = try waitingCount
            let state = try texts("SELECT state FROM run ORDER BY run_id DESC LIMIT 1")
            return try brokenLaws
                + (waiting == 0 ? [] : ["\(waiting) visits still wait"])
                + (state == ["finished"] ? [] : ["the last run is \(state)"])
        }
    }

    /// Style sheets and feeds are pages, too, whose bodies are not kept unless that is asked for.
    private static let isNoHTML = "(charset IS NULL OR sniffed_type NOT LIKE '%html%')"

    /// What must give no rows.
    private static let laws = [
        (
            "a URL waits, was fetched, or was skipped: one of them",
            """
            SELECT u.url_id FROM url u
             LEFT JOIN (SELECT DISTINCT url_id FROM fetch) f ON f.url_id=u.url_id
             LEFT JOIN (SELECT url_id FROM frontier WHERE kind=0) w ON w.url_id=u.url_id
             LEFT JOIN skip s ON s.url_id=u.url_id AND NOT EXISTS (SELECT 1 FROM fetch x
              WHERE x.url_id=u.url_id AND x.run_id<s.run_id)
             WHERE (w.url_id IS NOT NULL) + (f.url_id IS NOT NULL AND w.url_id IS NULL)
              + (s.url_id IS NOT NULL) <> 1
            """
        ),
        (
            "a page is stored once",
            """
            SELECT url_id FROM fetch WHERE error IS NULL GROUP BY url_id, run_id HAVING count(*) > 1
            """
        ),
        ("a URL has one row", "SELECT key FROM url GROUP BY key HAVING count(*) > 1"),
        ("a skip has a reason", "SELECT 1 FROM skip WHERE reason=''"),
        ("a URL has its host", "SELECT 1 FROM url WHERE host_id NOT IN (SELECT host_id FROM host)"),
        (
            "a fetch, a skip and a visit that waits have their URL",
            """
            SELECT url_id FROM (SELECT url_id FROM fetch UNION ALL SELECT url_id FROM skip
             UNION ALL SELECT url_id FROM frontier) WHERE url_id NOT IN (SELECT url_id FROM url)
            """
        ),
        (
            "a good page has its fetch, its page and, where it is HTML, its body",
            """
            SELECT page_id FROM page WHERE page_id NOT IN (SELECT page_id FROM fetch
              WHERE page_id IS NOT NULL AND (body_id IN (SELECT body_id FROM body)
               OR \(isNoHTML)))
            """
        ),
        (
            "a run's counters equal its rows",
            """
            SELECT run_id FROM run r WHERE stats IS NOT NULL AND (
             json_extract(stats, '$.fetches') <>
              (SELECT count(*) FROM fetch f WHERE f.run_id=r.run_id)
             OR json_extract(stats, '$.pages') + json_extract(stats, '$.unchanged') <>
              (SELECT count(*) FROM fetch f WHERE f.run_id=r.run_id AND page_id IS NOT NULL)
             OR json_extract(stats, '$.urls') <>
              (SELECT count(*) FROM url u WHERE u.run_id=r.run_id)
             OR json_extract(stats, '$.robots') <>
              (SELECT count(*) FROM robots b WHERE b.run_id=r.run_id))
            """
        ),
    ]
}
