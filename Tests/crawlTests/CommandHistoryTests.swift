import CrawlDemo
import CrawlTestSupport
import Testing

struct CommandHistoryTests {
    /// A site crawled three times: the page changes, then is gone.
    private func with(_ body: (Command, ChangingWeb) throws -> Void) throws {
        let web = try ChangingWeb([
            "/": "<title>home</title><a href=/a>a</a>", "/a": "<title>first</title>",
        ])
        try Command.with { crawl throws in
            let words = ["-q", "-o", "x.sqlite", web.base]
            #expect(try crawl.run(words).isSilent)
            web["/a"] = .html("<title>second</title>")
            #expect(try crawl.run(words).isSilent)
            web["/a"] = nil
            #expect(try crawl.run(words).isSilent)
            try body(crawl, web)
        }
    }

    @Test func `a URL's history tells each visit and what it changed`() throws {
        try with { crawl, web throws in
            let words = ["history", web.base + "/a", "x.sqlite", "--format", "csv"]
            let ending = try crawl.run(words)
            #expect(ending.status == 0 && ending.errors.isEmpty)
            let rows = ending.output.split(separator: "\r\n").map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
            #expect(
                rows.first == [
                    "version_id", "run_id", "fetched_at", "status", "outcome", "change",
                    "body_bytes", "sha256", "title",
                ]
            )
            let told = rows.dropFirst().map { [$0[1], $0[3], $0[4], $0[5], $0[8]] }
            #expect(
                told == [
                    ["1", "200", "ok", "new", "first"], ["2", "200", "ok", "changed", "second"],
                    ["3", "404", "http_status", "gone", ""],
                ]
            )
            #expect(rows[1][7].utf8.count == 64)
            let table = try crawl.run("history", web.base + "/a", "x.sqlite").output
            #expect(table.contains(" \(rows[1][7].prefix(12)) "))
            let home = try crawl.run("history", web.base, "x.sqlite", "--format=json")
            #expect(home.output.split(separator: "\n").count == 3)
            #expect(home.output.contains("not_modified"))
        }
    }

    @Test func `the state of a crawl counts pages that are there, not their versions`() throws {
        try with { crawl, web throws in
            web["/"] = .html("<a href=/b>b</a>")
            #expect(try crawl.run("-q", "-o", "x.sqlite", web.base).isSilent)
            let lines = try crawl.run("status", "x.sqlite").output.split(separator: "\n")
            #expect(lines[1] == "  1 page, 2 failed, 0 waiting, 0 skipped, 3 URLs known on 1 host")
            #expect(try crawl.column("SELECT count(*) FROM pages") == ["1"])
            #expect(try crawl.column("SELECT count(*) FROM errors") == ["2"])
        }
    }

    @Test func `a URL that was never seen has no history`() throws {
        try with { crawl, web throws in
            let ending = try crawl.run("history", web.base + "/none", "x.sqlite")
            #expect(ending.status == 4)
            #expect(ending.errors == "crawl: x.sqlite does not know \"\(web.base)/none\"\n")
            #expect(try crawl.run("history", "no URL", "x.sqlite").status == 2)
            #expect(try crawl.run("history").errors == "crawl: history lacks its URL\n")
        }
    }

    @Test func `a crawl can be asked as an earlier run left it`() throws {
        try with { crawl, _ throws in
            let query = """
                SELECT group_concat(title, '+') AS titles
                FROM (SELECT title FROM pages ORDER BY url)
                """
            for (moment, titles) in [("1", "home+first"), ("2", "home+second"), ("3", "home")] {
                let words = ["sql", query, "x.sqlite", "--format", "csv", "--as-of", moment]
                #expect(try crawl.run(words).output == "titles\r\n\(titles)\r\n")
            }
            let count = ["sql", "SELECT count(*) AS n FROM links", "x.sqlite", "--format=csv"]
            #expect(try crawl.run(count + ["--as-of=1"]).output == "n\r\n1\r\n")
        }
    }

    @Test func `a moment may be a date, of which all counts`() throws {
        try with { crawl, _ throws in
            let query = ["sql", "SELECT count(*) AS n FROM fetch", "x.sqlite", "--format=csv"]
            #expect(try crawl.run(query + ["--as-of", "2001-01-31"]).output == "n\r\n0\r\n")
            #expect(try crawl.run(query + ["--as-of", "9999"]).output == "n\r\n6\r\n")
            let second = try crawl.column("SELECT fetched_at FROM fetch WHERE fetch_id=2")[0]
            let text = try crawl.column(
                "SELECT strftime('%Y-%m-%dT%H:%M:%fZ', \(second)/1000.0, 'unixepoch')"
            )[0]
            let known = try crawl.run(query + ["--as-of", text]).output
            #expect(known.hasPrefix("n\r\n2") || known.hasPrefix("n\r\n3"))
            let wrong = try crawl.run(query + ["--as-of", "yesterday"])
            #expect(wrong.status == 2)
            #expect(
                wrong.errors == "crawl: --as-of \"yesterday\" is no date such as 2026-01-31 "
                    + "or 2026-01-31T06:30:00Z\n"
            )
        }
    }
}
