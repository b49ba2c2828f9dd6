import CrawlTestSupport
import Testing

struct CommandSQLTests {
    private let web: SmallWeb

    init() throws {
        web = try SmallWeb([
            "/": "<title>\u{1B}[2Jhome</title><a href=/a>a</a>", "/a": "<title>a</title>",
        ])
    }

    private func with(_ body: (Command) throws -> Void) throws {
        try Command.with { crawl throws in
            try #require(try crawl.run("-q", web.base).isSilent)
            try body(crawl)
        }
    }

    @Test func `the only crawl in storage answers in the format that is asked for`() throws {
        try with { crawl in
            let query = "SELECT depth, title FROM pages ORDER BY depth"
            let table = try crawl.run("sql", query)
            #expect(table.status == 0 && table.errors.isEmpty)
            #expect(
                table.output == "depth  title\n-----  -----------\n"
                    + "0      \\x1B[2Jhome\n1      a\n"
            )
            let lines = try crawl.run("sql", "--format", "json", query)
            #expect(
                lines.output == #"{"depth":0,"title":"\u001b[2Jhome"}"# + "\n"
                    + #"{"depth":1,"title":"a"}"# + "\n"
            )
            let values = try crawl.run("sql", query, "--format=csv")
            #expect(values.output == "depth,title\r\n0,\u{1B}[2Jhome\r\n1,a\r\n")
        }
    }

    @Test(
        arguments: [
            (["SELEC 1"], "the query fails: near \"SELEC\": syntax error"),
            (["SELECT 1; SELECT 2"], "the query fails: one statement is asked at a time"),
            (
                ["SELECT * FROM sites"],
                "the query fails: no such table: sites; SELECT * FROM columns tells what there is"
            ),
            (["DELETE FROM url"], "the query fails: not authorized"),
            (["ATTACH 'y.sqlite' AS y"], "the query fails: not authorized"),
            (["SELECT 1", "--format", "xml"], "--format \"xml\" is none of table, csv, json"),
            ([], "sql lacks its query"),
        ]
    )
    func `what cannot be asked is said in one line`(words: [String], sentence: String) throws {
        try with { crawl in
            let ending = try crawl.run(["sql"] + words)
            #expect(ending.status == 2 && ending.output.isEmpty)
            #expect(ending.errors == "crawl: \(sentence)\n")
            #expect(crawl.files == ["storage"])
        }
    }

    @Test func `a query has its time, and a crawl its name`() throws {
        try with { crawl in
            let endless = """
                WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM a) SELECT max(n) FROM a
                """
            let late = try crawl.run("sql", endless, "--timeout", "20ms")
            #expect(late.status == 7 && late.lines.count == 1)
            try #require(try crawl.run("-q", "-o", "storage/b.sqlite", web.base).isSilent)
            let two = try crawl.run("sql", "SELECT 1")
            #expect(two.status == 2 && two.lines.count == 1)
            #expect(try crawl.run("sql", "SELECT 1", "storage/b.sqlite").status == 0)
            #expect(try crawl.run("sql", "SELECT 1", "none.sqlite").status == 2)
        }
    }

    @Test func `who stops reading ends the answer in silence`() throws {
        try with { crawl in
            var piped = crawl
            piped.prefix = ["sh", "-c", #""$@" | head -n 1; exit "${PIPESTATUS:-0}""#, "sh"]
            let endless = """
                WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM a) SELECT n FROM a
                """
            let ending = try piped.run("sql", endless, "--format", "json")
            #expect(ending.output == "{\"n\":1}\n" && ending.errors.isEmpty)
        }
    }
}
