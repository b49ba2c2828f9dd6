import CrawlTestSupport
import Testing

/// Files that look like a crawl and are made to harm whoever reads them.
struct CommandHostileFileTests {
    private static let endless =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n)"

    /// What was done to a crawl's file.
    private static let traps =
        ["run", "host", "robots", "url", "skip", "frontier", "fetch", "page", "body", "dict"].map {
            """
            ALTER TABLE \($0) RENAME TO old; CREATE VIEW \($0) AS \(endless)
            SELECT o.* FROM n JOIN old o;
            """
        } + [
            "ALTER TABLE page RENAME TO old; CREATE VIRTUAL TABLE page USING fts5(title)",
            """
            ALTER TABLE run RENAME TO old;
            CREATE TABLE run(run_id INTEGER PRIMARY KEY, state TEXT AS (hex(zeroblob(1000000))));
            """,
        ]

    /// All that read a crawl.
    private static let readers = [
        ["status"], ["check"], ["diff"], ["retry"], ["export", "--format", "jsonl"],
        ["export", "--format", "warc"], ["report", "-o", "r.html"], ["why", "http://a.test/"],
        ["cat", "http://a.test/"], ["history", "http://a.test/"],
        ["sql", "SELECT count(*) FROM pages"],
    ]

    @Test(arguments: traps)
    func `A14: a table that computes its rows is refused by all who read it`(
        trap: String
    ) throws {
        try TemporaryDirectory.with { directory in
            let crawl = Command(directory: directory)
            try #require(try crawl.run("demo", "-q", "--depth", "0", "-o", "x.sqlite").status == 0)
            try crawl.execute("PRAGMA journal_mode=DELETE; PRAGMA legacy_alter_table=ON; " + trap)
            let bytes = try crawl.bytes(of: "x.sqlite")
            for words in Self.readers + [["-q", "-o", "x.sqlite", "http://127.0.0.1:9/"]] {
                let file = words.contains("x.sqlite") ? [] : ["x.sqlite"]
                let ending = try crawl.start(words + file).wait()
                #expect(ending.status == 6, "\(words): \(ending.errors)")
                #expect(ending.output.isEmpty && ending.lines.count == 1)
            }
            #expect(try crawl.bytes(of: "x.sqlite") == bytes)
            #expect(crawl.files == ["x.sqlite", "x.sqlite.lock"])
        }
    }

    @Test func `A14: views and triggers of others do no harm`() throws {
        try TemporaryDirectory.with { directory in
            let crawl = Command(directory: directory)
            let web = try TreeWeb(5)
            let words = ["-q", "-o", "x.sqlite", web.seed]
            try #require(try crawl.start(words).wait().isSilent)
            try crawl.execute(
                """
                CREATE VIEW mine AS \(Self.endless) SELECT i FROM n;
                CREATE TRIGGER t AFTER INSERT ON run BEGIN DELETE FROM url; END;
                """
            )
            let asked = try crawl.run("sql", "--timeout=1s", "SELECT sum(i) FROM mine", "x.sqlite")
            #expect(asked.status == 7)
            #expect(try crawl.start(words).wait().isSilent)
            #expect(try crawl.states() == ["finished", "finished"])
            #expect(try crawl.column("SELECT url FROM pages ORDER BY url") == web.pages())
        }
    }
}
