import CrawlDemo
import CrawlTestSupport
import Linux
import Testing

/// What a crawl does that nobody watches.
struct CommandUnattendedTests {
    /// Runs the body while another crawl holds x.sqlite, and lets that crawl end.
    private func whileLocked(
        _ body: (Command, _ web: EndlessWeb, _ owner: Command.Call) throws -> Void
    ) throws {
        try Command.with { crawl throws in
            let web = try EndlessWeb()
            let owner = try crawl.start(["-q", "-o", "x.sqlite", "--depth", "inf", web.seed])
            web.web.waitForRequests(3)
            try body(crawl, web, owner)
            web.end()
            _ = try owner.wait()
        }
    }

    @Test func `where another crawl runs, a call may skip or give up waiting`() throws {
        try whileLocked { crawl, web, _ in
            let words = ["-o", "x.sqlite", web.seed]
            #expect(try crawl.run(["-q", "--if-locked", "skip"] + words).isSilent)
            let loud = try crawl.run(["--if-locked=skip"] + words)
            #expect(loud.status == 0)
            #expect(loud.lines.count == 1)
            #expect(loud.errors.hasPrefix("crawl: another crawl holds x.sqlite (process "))
            #expect(loud.errors.hasSuffix("); skipped\n"))
            #expect(try crawl.run(["-q", "--if-locked=wait:300ms"] + words).status == 75)
            let late = ["-q", "--if-locked=wait", "--deadline=300ms"]
            #expect(try crawl.run(late + words).status == 75)
            #expect(try crawl.states() == ["running"])
        }
    }

    @Test func `who has run for twice as long as may be is worth a word`() throws {
        try whileLocked { crawl, web, _ in
            // The lock's file tells since when it is held.
            try ChildProcess(["touch", "-d", "3 hours ago", crawl.path("x.sqlite.lock")]).wait()
            let words = ["-q", "--if-locked=skip", "-o", "x.sqlite", web.seed]
            #expect(try crawl.run(["--max-time", "2h"] + words).isSilent)
            let late = try crawl.run(["--deadline", "1h"] + words)
            #expect(late.status == 0)
            #expect(late.lines.count == 1)
            #expect(late.errors.contains(") for 3:00:"))
        }
    }

    @Test func `who waits for another crawl goes on where that ended`() throws {
        try whileLocked { crawl, web, owner in
            let words = ["-q", "-o", "x.sqlite", "--depth", "inf", "--if-locked", "wait"]
            let second = try crawl.start(words + [web.seed])
            owner.send(.terminate)
            web.end()
            #expect(try second.wait().isSilent)
            #expect(try crawl.pages() == web.pages)
            #expect(try crawl.states().last == "finished")
        }
    }

    @Test func `who waits for another crawl can be told to end`() throws {
        try whileLocked { crawl, web, _ in
            let words = ["-o", "x.sqlite", "--if-locked=wait", web.seed]
            let second = try crawl.start(words)
            second.send(.terminate)
            #expect(try second.wait().status == 143)
        }
    }

    @Test func `the lock of a crawl that died holds up nobody`() throws {
        try whileLocked { crawl, web, owner in
            let id = String(decoding: try crawl.bytes(of: "x.sqlite.lock"), as: UTF8.self)
            try ChildProcess(["kill", "-KILL", id]).wait()
            #expect(try owner.wait().status == 137)
            web.end()
            let words = ["-q", "-o", "x.sqlite", "--depth", "inf", "--if-locked", "fail"]
            #expect(try crawl.run(words + [web.seed]).isSilent)
            #expect(try crawl.states() == ["crashed", "finished"])
        }
    }

    @Test func `a deadline stops a crawl, which can go on`() throws {
        try Command.with { crawl throws in
            let web = try EndlessWeb()
            let words = ["-q", "-o", "x.sqlite", "--depth", "inf", web.seed]
            let start = Moment.now
            let stopped = try crawl.run(words + ["--deadline", "500ms"])
            #expect(Moment.now - start < .seconds(12) + .milliseconds(500))
            #expect(stopped.status == 7)
            #expect(stopped.errors == "crawl: stopped: out of time; run again to go on\n")
            web.end()
            #expect(try crawl.run(words + ["--deadline", "23h"]).isSilent)
            #expect(try crawl.pages() == web.pages)
            #expect(try crawl.states() == ["interrupted", "finished"])
        }
    }

    @Test(
        arguments: [
            ([], 3), (["--max-failed", "50%"], 0), (["--max-failed=0.3"], 3),
            (["--max-failed=1", "--fail-on", "500"], 3),
            (["--max-failed=1", "--fail-on=5xx,reset"], 3),
            (["--max-failed=1", "--fail-on=4xx,any"], 3), (["--max-failed=1", "--fail-on=4xx"], 0),
            (["--max-failed=1", "--fail-on=dns_fail", "--fail-on=503"], 0),
        ] as [([String], Int32)]
    )
    func `how much may fail is for who calls to say`(words: [String], status: Int32) throws {
        try Command.with { crawl throws in
            let web = try SmallWeb { request in
                let links = (0..<4).map { "<a href=/bad/\($0)></a><a href=/good/\($0)></a>" }
                let isBad = request.target.hasPrefix("/bad/")
                return .html(links.joined(), status: isBad ? 500 : 200)
            }
            let usual = ["-q", "-o", "x.sqlite", "--retries", "0", "\(web.base)/"]
            let ending = try crawl.run(words + usual)
            #expect(ending.status == status)
            #expect(ending.errors.isEmpty == (status == 0))
            #expect(try crawl.column("SELECT exit_status FROM run") == ["\(status)"])
            let sentence = "crawl: partial: complete, but 4 visits failed as --fail-on says\n"
            #expect((ending.errors == sentence) == (status == 3 && words.count > 1))
        }
    }

    @Test func `a machine that lacks something stops a crawl in good order`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(5)
            let words = ["-q", "-o", "x.sqlite", "--depth", "inf", web.seed]
            let memory = try crawl.run(words + ["--max-memory", "1M"])
            #expect(memory.status == 7)
            #expect(memory.errors.hasPrefix("crawl: stopped: the process holds "))
            let free = try ResourceReadings.freeBytes(at: crawl.directory)
            if free < 1 << 40 {
                let disk = try crawl.run(words + ["--min-free", "1T"])
                #expect(disk.status == 7)
                #expect(disk.errors.hasPrefix("crawl: stopped: the disk of x.sqlite has "))
                #expect(
                    disk.errors.hasSuffix(
                        " left, less than --min-free; run the same command again to go on\n"
                    )
                )
            }
            #expect(try Set(crawl.states()) == ["interrupted"])
            #expect(try crawl.run(words + ["--min-free", "0"]).isSilent)
            #expect(try crawl.pages() == web.pages())
        }
    }
}
