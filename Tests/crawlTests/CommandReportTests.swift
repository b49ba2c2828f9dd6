import CrawlTestSupport
import Testing

/// The page for people, as they ask for it.
@Suite(.timeLimit(.minutes(5)))
struct CommandReportTests {
    @Test func `the only crawl in storage becomes a page, which is not replaced`() throws {
        try Command.with { crawl in
            #expect(try crawl.run("demo", "-q", "--depth", "2").status == 0)
            let ending = try crawl.run("report", "-o", "site.html")
            #expect(ending.status == 0 && ending.output.isEmpty)
            #expect(ending.lines.count == 1)
            #expect(ending.lines.first?.hasPrefix("crawl: a report of ") == true)
            #expect(ending.lines.first?.hasSuffix("; site.html") == true)
            let page = try String(decoding: crawl.bytes(of: "site.html"), as: UTF8.self)
            #expect(page.contains("Broken links") && page.hasSuffix("</html>\n"))
            let second = try crawl.run("report", "-o", "site.html")
            #expect(second.status == 2)
            #expect(second.lines.first?.contains("exists; --force replaces it") == true)
            #expect(try crawl.run("report", "-q", "--force", "-o", "site.html").isSilent)
            #expect(try crawl.run("report", "storage/demo.sqlite").output == page)
        }
    }

    @Test func `a report can be about the crawl as a run left it`() throws {
        try Command.with { crawl in
            let web = try SmallWeb(["/": "<title>one</title><a href=/b>b</a>", "/b": "two"])
            let words = ["-q", "-o", "x.sqlite", "--depth"]
            #expect(try crawl.run(words + ["0", web.base]).isSilent)
            let first = try crawl.run("report", "x.sqlite").output
            #expect(try crawl.run(words + ["1", web.base]).isSilent)
            let second = try crawl.run("report", "x.sqlite").output
            #expect(first.contains("<small>of 1 URLs asked for</small>"))
            #expect(second.contains("<small>of 2 URLs asked for</small>"))
            let past = try crawl.run("report", "--run", "1", "x.sqlite")
            #expect(past.status == 0 && past.output.contains("<small>of 1 URLs asked for</small>"))
            #expect(try crawl.run("report", "--run", "2", "x.sqlite").output == second)
        }
    }

    @Test(arguments: [
        ["report", "--run", "2"], ["export", "--run", "2", "--format", "csv"],
        ["sql", "--as-of", "2", "SELECT 1"],
    ])
    func `a run that has not been is said to be none`(words: [String]) throws {
        try Command.with { crawl in
            let web = try SmallWeb(["/": ""])
            #expect(try crawl.run("-q", "-o", "x.sqlite", web.base).isSilent)
            let ending = try crawl.run(words + ["x.sqlite"])
            #expect(ending.status == 2 && ending.output.isEmpty)
            #expect(ending.lines == ["crawl: x.sqlite: there is no run 2"])
        }
    }

    @Test func `a place where no file can be is named, and is a failure of storage`() throws {
        try Command.with { crawl in
            let web = try SmallWeb(["/": ""])
            #expect(try crawl.run("-q", "-o", "x.sqlite", web.base).isSilent)
            for (command, name) in [("report", "a.html"), ("export", "a.csv")] {
                let ending = try crawl.run(command, "-o", "missing/\(name)", "x.sqlite")
                #expect(ending.status == 5 && ending.lines.count == 1, "\(command)")
                #expect(ending.errors.contains("cannot write \"missing/\(name)"))
            }
            #expect(crawl.files == ["x.sqlite", "x.sqlite.lock"])
        }
    }

    @Test(arguments: [
        (["report"], "crawl: no crawl is in storage; name its file"),
        (["report", "x", "y"], #"crawl: "y" means nothing to crawl report"#),
        (["report", "x", "--table", "links"], "crawl: --table means nothing to crawl report"),
    ])
    func `what cannot be meant is said in one line`(words: [String], sentence: String) throws {
        try Command.with { crawl in
            let ending = try crawl.run(words)
            #expect(ending.status == 2 && ending.output.isEmpty)
            #expect(ending.lines == [sentence])
        }
    }

    @Test func `a file that is no crawl stays as it is`() throws {
        try Command.with { crawl in
            try crawl.write("hello", to: "x.sqlite")
            #expect(try crawl.run("report", "x.sqlite", "-o", "x.html").status == 6)
            #expect(crawl.files == ["x.sqlite"])
        }
    }
}
