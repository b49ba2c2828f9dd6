import CrawlDemo
import CrawlTestSupport
import Linux
import Testing

struct CommandJudgementTests {
    private static let dead = "http://127.0.0.1:1/"

    @Test func `pages that are missing are no failure of the crawl`() throws {
        try Command.with { crawl throws in
            let links = (0..<30).map { "<a href=/missing/\($0)></a>" }.joined()
            let web = try SmallWeb(["/": links])
            let ending = try crawl.run("-q", "-o", "x.sqlite", "\(web.base)/")
            #expect(ending.isSilent)
            #expect(try crawl.column("SELECT status||' '||error FROM errors").count == 30)
            #expect(try crawl.pages() == ["\(web.base)/"])
            #expect(try crawl.column("SELECT exit_status FROM run") == ["0"])
        }
    }

    @Test(.tags(.slow)) func `one of two seeds that is dead makes the crawl partial`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb(["/": ""])
            let ending = try crawl.run("-o", "x.sqlite", "\(web.base)/", Self.dead)
            #expect(ending.status == 3)
            #expect(ending.output.isEmpty)
            #expect(ending.lines.count == 3)
            let cause = "crawl: \(Self.dead) gave no page: robots_unreachable"
            #expect(ending.lines[1].hasPrefix(cause))
            #expect(
                ending.lines.last
                    == "crawl: partial: complete, but a seed gave no page or too many failed"
            )
            #expect(try crawl.pages() == ["\(web.base)/"])
            #expect(try crawl.states() == ["finished"])
            #expect(try crawl.column("SELECT exit_status FROM run") == ["3"])
        }
    }

    @Test(.tags(.slow)) func `a crawl whose only seed is dead has no result`() throws {
        try Command.with { crawl throws in
            let words = ["-q", "-o", "x.sqlite", "--robots", "ignore", Self.dead]
            let ending = try crawl.run(words)
            #expect(ending.status == 4)
            #expect(ending.output.isEmpty)
            #expect(
                ending.lines.last
                    == "crawl: no result: no seed could be fetched; try again later"
            )
            #expect(try crawl.pages().isEmpty)
            let tries = try crawl.column("SELECT error FROM fetch")
            #expect(tries == ["connect_fail", "connect_fail", "connect_fail"])
        }
    }

    @Test(.tags(.slow)) func `a dead seed that is asked again is told of`() throws {
        try Command.with { crawl throws in
            let words = ["-o", "x.sqlite", "--retries", "0", Self.dead]
            #expect(try crawl.run(words).status == 4)
            let again = try crawl.run(words)
            #expect(again.status == 4)
            #expect(again.lines.first?.hasPrefix("crawl: 0 pages, 0 failed, 0 B in ") == true)
            #expect(again.lines.first?.hasSuffix("; 1 of 1 seed gave no page") == true)
        }
    }

    @Test func `the first seeds that gave no page are told, with the cause`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb { request in
                request.target == "/moved"
                    ? .redirect(to: "/gone") : .text("none\n", status: 404)
            }
            let seeds = ["/moved", "/kept-out", "/gone", "/lost"].map { web.base + $0 }
            let ending = try crawl.run(["-q", "-o", "x.sqlite", "--exclude", "*out"] + seeds)
            #expect(ending.status == 4)
            #expect(
                ending.lines == [
                    "crawl: \(seeds[0]) gave no page: \(seeds[2]): http_status, status 404",
                    "crawl: \(seeds[1]) gave no page: excluded: *out",
                    "crawl: \(seeds[2]) gave no page: http_status, status 404",
                    "crawl: 1 more seed gave no page: the views errors and skips say why",
                    "crawl: no result: no seed could be fetched; try again later",
                ]
            )
        }
    }

    @Test func `a seed that had no turn is not said to give no page`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb(["/": "", "/other": ""])
            let words = ["-o", "x.sqlite", "--max-pages", "1", "\(web.base)/", "\(web.base)/other"]
            let ending = try crawl.run(words)
            #expect(ending.status == 0)
            #expect(ending.lines.count == 2 && !ending.errors.contains("no page"))
            #expect(ending.lines.last?.hasSuffix("1 visit waits for a greater one") == true)
        }
    }

    @Test func `the state of a crawl that is finished is told`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb(["/": "<a href=/a></a>", "/a": ""])
            let file = "storage/127.0.0.1_\(web.port).sqlite"
            #expect(try crawl.run("-q", "\(web.base)/").isSilent)
            let before = try crawl.bytes(of: file)
            for words in [["status"], ["status", file]] {
                let ending = try crawl.run(words)
                #expect(ending.status == 0)
                #expect(ending.errors.isEmpty)
                let lines = ending.output.split(separator: "\n").map(String.init)
                #expect(lines.count == 3)
                #expect(lines.first == "\(file): finished")
                #expect(
                    lines[1]
                        == "  2 pages, 0 failed, 0 waiting, 0 skipped, 2 URLs known on 1 host"
                )
                #expect(lines[2].hasPrefix("  1 run, the last from "))
                #expect(lines[2].hasSuffix(", exit status 0"))
            }
            #expect(try crawl.bytes(of: file) == before)
        }
    }

    @Test func `the state of a crawl that was interrupted is told`() throws {
        try Command.with { crawl throws in
            let web = try EndlessWeb()
            let words = ["-q", "-o", "x.sqlite", "--depth", "inf", "--max-time", "300ms"]
            #expect(try crawl.run(words + [web.seed]).status == 7)
            let ending = try crawl.run("status", "x.sqlite")
            #expect(ending.status == 0)
            #expect(ending.errors.isEmpty)
            let lines = ending.output.split(separator: "\n").map(String.init)
            #expect(
                lines.first == "x.sqlite: interrupted; the same command goes on where it was"
            )
            #expect(lines.last?.hasSuffix(", exit status 7") == true)
        }
    }

    @Test func `where no crawl is, its state cannot be told`() throws {
        try Command.with { crawl throws in
            let unnamed = try crawl.run("status")
            #expect(unnamed.status == 2)
            #expect(unnamed.output.isEmpty)
            #expect(unnamed.errors == "crawl: no crawl is in storage; name its file\n")
            let missing = try crawl.run("status", "x.sqlite")
            #expect(missing.status == 2)
            #expect(missing.output.isEmpty)
            #expect(missing.lines.count == 1)
            #expect(
                missing.errors.hasPrefix(
                    "crawl: error[E-STORE-UNREACHABLE]: cannot open x.sqlite: "
                        + "No such file or directory; "
                )
            )
            try crawl.write("text", to: "text")
            let foreign = try crawl.run("status", "text")
            #expect(foreign.status == 6)
            #expect(
                foreign.errors == "crawl: error[E-STORE-FOREIGN]: cannot use text: "
                    + "it is not a crawl; nothing was touched; name another file\n"
            )
            #expect(crawl.files == ["text"])
        }
    }
}
