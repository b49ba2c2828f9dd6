import CrawlTestSupport
import SQLite
import Testing

/// What changed between two runs, as people and crontabs ask for it.
@Suite(.timeLimit(.minutes(5)))
struct CommandDiffTests {
    /// Runs the body where a crawl of three pages lost one in its second run.
    private func afterLoss(_ body: (Command) throws -> Void) throws {
        try TemporaryDirectory.with { directory in
            let crawl = Command(directory: directory)
            let web = try SmallWeb(["/": "<a href=a>a</a><a href=b>b</a>", "/a": "A", "/b": "B"])
            #expect(try crawl.run("-q", "-o", "x.sqlite", web.base + "/").isSilent)
            let file = try SQLiteConnection(opening: crawl.path("x.sqlite"), for: .writing)
            try file.execute(
                """
                INSERT INTO run(started_at, state) VALUES(9, 'finished');
                INSERT INTO fetch(run_id, url_id, fetched_at, status, error)
                 SELECT 2, url_id, 10, 404, 'http_status' FROM url WHERE url LIKE '%/b';
                INSERT INTO fetch(run_id, url_id, fetched_at, status, error, page_id)
                 SELECT 2, f.url_id, 10, 304, 'not_modified', f.page_id
                 FROM fetch f JOIN url u ON u.url_id=f.url_id WHERE u.url LIKE '%/a';
                """
            )
            try body(crawl)
        }
    }

    @Test func `changes go to the standard output, and a summary to people`() throws {
        try afterLoss { crawl in
            let ending = try crawl.run("diff", "1", "2", "x.sqlite")
            #expect(ending.status == 0)
            let lines = ending.output.split(separator: "\n")
            #expect(lines.count == 2)
            #expect(lines.first?.hasPrefix("gone       http://127.0.0.1:") == true)
            #expect(lines.first?.hasSuffix("/b (404)") == true)
            #expect(lines.last?.hasSuffix("/ (not visited)") == true)
            #expect(
                ending.lines == ["crawl: run 1 to run 2: 1 gone, 1 unreached; 1 unchanged"]
            )
        }
    }

    @Test func `a change that one fails on ends with 3, and quiet says that alone`() throws {
        try afterLoss { crawl in
            let words = ["diff", "-q", "1", "2", "x.sqlite", "--fail-on"]
            let ending = try crawl.run(words + ["added,gone"])
            #expect(ending.status == 3 && ending.lines.count == 1)
            #expect(ending.output.split(separator: "\n").count == 1)
            #expect(try crawl.run(words + ["added", "--fail-on", "moved"]).isSilent)
        }
    }

    @Test func `rows are JSON objects, or statements that make a table`() throws {
        try afterLoss { crawl in
            let json = try crawl.run("diff", "1", "2", "x.sqlite", "--format", "json")
            let line = try #require(json.output.split(separator: "\n").first)
            let change = JSONValue(parsing: Array(line.utf8))
            #expect(change?["change"]?.string == "gone")
            #expect(change?["status_after"]?.number == 404)
            let script = try crawl.run("diff", "1", "2", "x.sqlite", "--format", "sql")
            let copy = try SQLiteConnection(opening: ":memory:", for: .creating)
            try copy.execute(script.output)
            let query = "SELECT count(*) FROM changes_1_2 WHERE change='gone' AND status_after=404"
            #expect(try copy.number(query) == 1)
        }
    }

    @Test(arguments: [
        (["diff", "1", "x"], "crawl: run 1 is compared with a second one; name two or none"),
        (
            ["diff", "--fail-on", "lost", "x"],
            #"crawl: --fail-on "lost" is none of added, changed"#
        ),
        (["diff", "--format", "csv", "x"], #"crawl: --format "csv" is none of text, json, sql"#),
        (["diff", "1", "2", "x", "y"], #"crawl: "y" means nothing to crawl diff"#),
        (["diff"], "crawl: no crawl is in storage; name its file"),
    ])
    func `what cannot be meant is said in one line`(words: [String], sentence: String) throws {
        try Command.with { crawl in
            let ending = try crawl.run(words)
            #expect(ending.status == 2 && ending.output.isEmpty && ending.lines.count == 1)
            #expect(ending.lines.first?.hasPrefix(sentence) == true, "\(ending.errors)")
        }
    }

    @Test func `one run has nothing beside it`() throws {
        try Command.with { crawl in
            #expect(try crawl.run("demo", "-q", "--depth", "0").status == 0)
            let ending = try crawl.run("diff")
            #expect(ending.status == 0)
            #expect(ending.lines.first?.hasSuffix("all runs go on with the first") == true)
            #expect(try crawl.run("diff", "-q", "--fail-on", "gone").isSilent)
        }
    }
}
