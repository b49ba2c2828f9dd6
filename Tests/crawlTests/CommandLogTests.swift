import CrawlDemo
import CrawlTestSupport
import Linux
import Testing

struct CommandLogTests {
    private func text(_ crawl: Command, _ name: String) throws -> String {
        String(decoding: try crawl.bytes(of: name), as: UTF8.self)
    }

    private func web() throws -> SmallWeb {
        try SmallWeb(["/": "<a href='/missing\u{202E}'></a><a href=/b></a>", "/b": ""])
    }

    @Test func `a log has failures, and every visit where it is asked to`() throws {
        try Command.with { crawl throws in
            let web = try web()
            let words = ["-q", "-o", "x.sqlite", "--log-format", "json"]
            let usual = words + ["--log-file", "log", "\(web.base)/"]
            #expect(try crawl.run(usual).isSilent)
            let lines = try text(crawl, "log").split(separator: "\n")
            let failures = lines.compactMap { JSONValue(parsing: Array($0.utf8)) }
            #expect(failures.count == lines.count)
            let summary = failures.last?["message"]?.string
            #expect(summary?.hasPrefix("crawl: 2 pages, 1 failed, ") == true)
            let failure = try #require(failures.first { $0["level"]?.string == "warning" })
            #expect(failure["outcome"]?.string == "http_status")
            #expect(failure["status"]?.number == 404)
            #expect(failure["depth"]?.number == 1)
            #expect(failure["url"]?.string == "\(web.base)/missing%E2%80%AE")
            let all = ["-q", "-o", "y.sqlite", "--log-level=debug", "--log-file=all"]
            #expect(try crawl.run(all + ["\(web.base)/"]).isSilent)
            let visits = try text(crawl, "all").split(separator: "\n")
            #expect(visits.count { $0.contains(" debug \(web.base)/") } == 2)
            #expect(visits.count { $0.contains(" warning \(web.base)/") } == 1)
        }
    }

    @Test func `what is said is in the log, too, and errors are`() throws {
        try Command.with { crawl throws in
            let web = try web()
            let words = ["-o", "x.sqlite", "--log-file", "log", "\(web.base)/"]
            let ending = try crawl.run(words)
            #expect(try text(crawl, "log").contains(" info \(ending.lines[0])\n"))
            try crawl.replace("x.sqlite", by: Array("text".utf8))
            let failed = try crawl.run(["-q", "--log-level=error"] + words)
            #expect(failed.status == 6)
            #expect(try text(crawl, "log").hasSuffix(" error \(failed.lines[0])\n"))
            let lost = try crawl.run("--log-file", "no/log", "\(web.base)/")
            #expect(lost.status == 2)
            #expect(
                lost.errors
                    == "crawl: cannot open --log-file \"no/log\": No such file or directory\n"
            )
        }
    }

    @Test func `who hangs up wants a new log, and no end of the crawl`() throws {
        try Command.with { crawl throws in
            let web = try EndlessWeb()
            let words = ["-q", "-o", "x.sqlite", "--depth", "inf", "--log-level", "debug"]
            let call = try crawl.start(words + ["--log-file", "log", web.seed])
            web.web.waitForRequests(5)
            try FileDescriptor.rename(crawl.path("log"), replacing: crawl.path("log.1"))
            // What is at work is named in the lock.
            let owner = String(decoding: try crawl.bytes(of: "x.sqlite.lock"), as: UTF8.self)
            try ChildProcess(["kill", "-HUP", owner]).wait()
            web.web.waitForRequests(60)
            web.end()
            #expect(try call.wait().isSilent)
            #expect(try crawl.states() == ["finished"])
            let (old, new) = (try text(crawl, "log.1"), try text(crawl, "log"))
            #expect(old.contains("/1: ok 200\n"))
            #expect(new.contains("\(web.pages.count): ok 200\n"))
            let lines = (old + new).split(separator: "\n").filter { $0.hasSuffix(": ok 200") }
            #expect(lines.count == web.pages.count)
        }
    }

    @Test(arguments: [([], 0), (["-v"], 1), (["-vv"], 3)])
    func `who wants to know more is told more`(words: [String], count: Int) throws {
        try Command.with { crawl throws in
            let web = try web()
            let ending = try crawl.run(words + ["-o", "x.sqlite", "\(web.base)/"])
            #expect(ending.status == 0)
            #expect(ending.lines.count { $0.hasPrefix("crawl: \(web.base)/") } == count)
        }
    }

    @Test func `programs hear of the progress at the end, however short a crawl is`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(1)
            let ending = try crawl.run("-q", "--progress=json", "-o", "x.sqlite", web.seed)
            #expect(ending.lines.count == 1)
            let json = JSONValue(parsing: Array(ending.errors.utf8))
            #expect(json?["pages"]?.number == Double(web.pages().count))
            #expect(json?["waiting"]?.number == 0)
        }
    }

    @Test func `progress is told in lines or objects, as often as somebody wants`() throws {
        try Command.with { crawl throws in
            for (form, isObject) in [("line", false), ("json", true)] {
                let web = try EndlessWeb()
                let words = ["--progress", "\(form):100ms", "--depth=inf", "-o", "\(form).sqlite"]
                let call = try crawl.start(words + [web.seed])
                web.web.waitForRequests(40)
                web.end()
                let ending = try call.wait()
                #expect(ending.status == 0)
                let lines = ending.lines.dropLast()
                #expect(!lines.isEmpty)
                for line in lines {
                    let json = JSONValue(parsing: Array(line.utf8))
                    #expect((json?["waiting"]?.number != nil) == isObject, "\(line)")
                    #expect(line.hasPrefix("crawl: ") == !isObject)
                }
            }
            let web = try TreeWeb(3)
            let quiet = try crawl.run("-q", "--progress=none", "-o", "x.sqlite", web.seed)
            #expect(quiet.isSilent)
        }
    }
}
