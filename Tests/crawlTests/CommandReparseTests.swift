import CrawlTestSupport
import SQLite
import Testing

/// `crawl reparse`: pages that are kept are read again, and nobody is asked for them.
struct CommandReparseTests {
    private static func web() throws -> SmallWeb {
        let start = "<title>start</title><a href=/a></a><a href=/x.pdf></a><img src=/i.html>"
        return try SmallWeb(["/": start, "/a": "<title>a</title>", "/i.html": "<title>i</title>"])
    }

    private func with(_ body: (Command, SmallWeb) throws -> Void) throws {
        let web = try Self.web()
        try Command.with { crawl throws in
            let words = ["-q", "-o", "x.sqlite", "--exclude", "*.pdf", "\(web.base)/"]
            try #require(try crawl.run(words).isSilent)
            try body(crawl, web)
        }
    }

    @Test func `titles and links come back from the bodies, and nothing is requested`() throws {
        try with { crawl, web throws in
            let count = web.requests.count
            let pages = "SELECT url || coalesce(title, '-') FROM pages ORDER BY url"
            let links = "SELECT src || dst || element FROM links ORDER BY 1"
            let before = try (crawl.column(pages), crawl.column(links))
            try SQLiteConnection(opening: crawl.path("x.sqlite"), for: .writing)
                .execute("UPDATE page SET title=NULL")
            #expect(try crawl.column(pages) != before.0)
            #expect(
                try crawl.run("reparse", "x.sqlite").lines
                    == ["crawl: the pages of x.sqlite are read again, and lead to nothing new"]
            )
            #expect(try crawl.column(pages) == before.0)
            #expect(try crawl.column(links) == before.1)
            #expect(web.requests.count == count)
            #expect(
                try crawl.column("SELECT url FROM skips WHERE reason='excluded'")
                    == ["\(web.base)/x.pdf"]
            )
        }
    }

    @Test func `what is new by what is typed is visited`() throws {
        try with { crawl, web throws in
            let count = web.targets.count
            #expect(try crawl.run("reparse", "-q", "--follow=assets", "x.sqlite").isSilent)
            #expect(web.targets.dropFirst(count) == ["/i.html"])
            #expect(try crawl.pages().count == 3)
        }
    }

    @Test func `the options of the last run hold, all of them`() throws {
        let web = try Self.web()
        try Command.with { crawl throws in
            try crawl.write("[host 127.0.0.1]\nexclude = *.x\nretries = 1\n", to: "f")
            let words = [
                "-q", "-o", "x.sqlite", "--config=f", "--depth=inf", "--include=*",
                "--exclude=*.pdf",
                "--max-pages=99", "--ignore-query=a,b", "--ignore-www", "--no-anchors",
                "--no-adaptive", "--delay=5ms", "--per-host=2", "--rate=6000/m", "--max-size=4K",
                "--timeout=7500ms", "--header=X-A: b", "--user-agent=Mole/1", "--robots=ignore",
                "--retries=0", "--order=score", "--max-failed=50%", "--fail-on=410,5xx",
                "--min-free=0", "--sitemap=off", "--scope=any", "--store=all", "--cookies",
                "--max-pages-below=/news/=7", "--nofollow=ignore", "--limit-rate=9M",
                "--delay-jitter=0.5", "--allow-port=8000-8001", "\(web.base)/",
            ]
            try #require(try crawl.run(words).isSilent)
            #expect(try crawl.run("reparse", "-q", "x.sqlite").isSilent)
            let told = "SELECT json_remove(config, '$.reparse') FROM run ORDER BY run_id"
            let runs = try crawl.column(told)
            #expect(runs.count == 2)
            #expect(runs.first == runs.last)
            #expect(
                try crawl.column("SELECT json_extract(config, '$.reparse') FROM run") == ["0", "1"]
            )
        }
    }

    @Test func `seeds keep the rules of their list`() throws {
        let web = try Self.web()
        try Command.with { crawl throws in
            try crawl.write("\(web.base)/ depth=0\n\(web.base)/a depth=1\n", to: "list")
            try #require(try crawl.run("-q", "-o", "x.sqlite", "--seed", "list").isSilent)
            let reaches = "SELECT url || reach FROM url ORDER BY url"
            let before = try crawl.column(reaches)
            #expect(try crawl.run("reparse", "-q", "x.sqlite").isSilent)
            #expect(try crawl.column(reaches) == before)
            #expect(try crawl.pages() == ["\(web.base)/", "\(web.base)/a"])
        }
    }

    @Test func `what is no crawl is said, and nothing is made`() throws {
        try Command.with { crawl throws in
            let ending = try crawl.run("reparse", "none.sqlite")
            #expect(ending.status == 2)
            #expect(crawl.files.isEmpty)
        }
    }
}
