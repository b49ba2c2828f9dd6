import CrawlDemo
import CrawlTestSupport
import Linux
import Testing

struct CommandSteeringTests {
    /// A seed with three links, whose first answer waits at a gate.
    private static func web(_ gate: AnswerGate? = nil) throws -> SmallWeb {
        try SmallWeb { request in
            switch request.target {
            case "/": return .html(["/a", "/b", "/c"].map { "<a href=\($0)>l</a>" }.joined())
            case "/a", "/b", "/c", "/d":
                var page = DemoResponse.html("<title>\(request.target)</title>")
                if request.target == "/a" { page.gate = gate }
                return page
            default: return .text("none\n", status: 404)
            }
        }
    }

    private static let words = ["-o", "x.sqlite", "--per-host", "1", "--delay", "0"]

    private func queue(_ crawl: Command, _ words: String...) throws -> [String] {
        let list = try crawl.run(["queue", "ls", "--format", "csv"] + words + ["x.sqlite"])
        #expect(list.status == 0 && list.errors.isEmpty)
        return list.output.split(separator: "\r\n").dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            let target = cells[5].split(separator: "/").last ?? ""
            return "\(cells[0]) \(cells[3]) \(cells[4]) /\(target)"
        }
    }

    private func commands(_ crawl: Command) throws -> [String] {
        try crawl.column(
            "SELECT verb||' '||count||coalesce(' '||message, '') FROM command ORDER BY command_id"
        )
    }

    @Test func `what waits is listed, put aside, put first and released between two runs`() throws {
        try Command.with { crawl throws in
            let web = try Self.web()
            let first = Self.words + ["-q", "--max-pages", "1", "-c", "1", web.base]
            #expect(try crawl.run(first).isSilent)
            #expect(try queue(crawl) == ["1 waiting  /a", "2 waiting  /b", "3 waiting  /c"])
            let hold = try crawl.run("queue", "hold", "*/b", "x.sqlite")
            #expect(hold.status == 0 && hold.output.isEmpty)
            #expect(hold.errors == "crawl: 1 URL is held, in x.sqlite\n")
            #expect(try crawl.run("queue", "-q", "boost", "\(web.base)/c", "x.sqlite").isSilent)
            #expect(try queue(crawl) == ["1 waiting next /c", "2 waiting  /a", " held  /b"])
            let why = try crawl.run("why", "\(web.base)/b", "x.sqlite").output
            #expect(why.contains("state     held by crawl queue hold */b, in run 2;"))
            let report = try crawl.run("status", "x.sqlite").output
            #expect(report.contains("2 waiting, 1 skipped (1 held), 4 URLs known"))
            let second = try crawl.run(Self.words + [web.base])
            #expect(second.status == 0)
            #expect(second.lines.last == "crawl: 1 URL is held; crawl queue ls lists it")
            #expect(try crawl.states().last == "finished")
            #expect(web.targets.filter { $0 != "/" } == ["/c", "/a"])
            let release = try crawl.run("queue", "release", "--reason", "held", "x.sqlite")
            #expect(release.errors == "crawl: 1 URL waits again, in x.sqlite\n")
            #expect(try crawl.run(Self.words + ["-q", web.base]).isSilent)
            #expect(web.targets.last == "/b")
            #expect(try commands(crawl) == ["hold 1", "boost 1", "release 1"])
            let events = try crawl.column("SELECT subject||': '||message FROM event")
            #expect(events.first == "crawl queue hold */b: 1 URL")
            #expect(!crawl.files.contains("x.sqlite.orders"))
        }
    }

    @Test func `a crawl that runs obeys`() throws {
        try Command.with { crawl throws in
            let gate = AnswerGate()
            let web = try Self.web(gate)
            let call = try crawl.start(Self.words + [web.base])
            web.waitForRequests(3)
            let orders = [
                ["queue", "hold", "*/b"], ["queue", "drop", "\(web.base)/c"],
                ["queue", "add", "\(web.base)/d", "\(web.base)/a"],
                ["host", "rate", "127.0.0.1", "100/s"], ["host", "pause", "127.0.0.*"],
                ["host", "resume", "127.0.0.1"],
            ]
            let answers = try orders.map { try crawl.run($0 + ["x.sqlite"]) }
            #expect(answers.allSatisfy { $0.status == 0 })
            #expect(
                answers.map(\.errors) == [
                    "crawl: 1 URL is held, in x.sqlite\n", "crawl: 1 URL is dropped, in x.sqlite\n",
                    "crawl: 2 URLs are added, in x.sqlite; \(web.base)/a waits already\n",
                    "crawl: 1 host rests 0.01 s between requests, in x.sqlite\n",
                    "crawl: 1 host is left in peace, in x.sqlite\n",
                    "crawl: 1 host is asked again, in x.sqlite\n",
                ]
            )
            #expect(try queue(crawl) == ["1 waiting  /d", "2 waiting  /a", " held  /b"])
            gate.open()
            #expect(try call.wait().status == 0)
            #expect(web.targets == ["/", "/a", "/d"])
            let skips = try crawl.column("SELECT reason||' '||rule FROM skips ORDER BY url")
            #expect(
                skips == [
                    "held crawl queue hold */b",
                    "dropped crawl queue drop \(web.base)/c",
                ]
            )
            #expect(try crawl.states() == ["finished"])
            #expect(try crawl.column("SELECT delay_ms FROM host") == ["10"])
            // Neither a new start nor the seed's links bring back what is put aside.
            #expect(try crawl.run(Self.words + ["-q", web.base]).isSilent)
            #expect(web.targets.suffix(3).sorted() == ["/", "/a", "/d"])
        }
    }

    @Test func `a host is left in peace until it is resumed, by a new start, too`() throws {
        try Command.with { crawl throws in
            let web = try Self.web()
            let first = Self.words + ["-q", "--max-pages", "1", "-c", "1", web.base]
            #expect(try crawl.run(first).isSilent)
            #expect(try crawl.run("host", "pause", "127.0.0.1", "-q", "x.sqlite").isSilent)
            #expect(try crawl.run("host", "pause", "127.0.0.1", "-q", "x.sqlite").isSilent)
            #expect(try commands(crawl) == ["pause 1", "pause 0"])
            let status = try crawl.run("status", "x.sqlite").output
            #expect(status.contains("skipped, 1 host paused, "))
            let hosts = try crawl.run("host", "ls", "--format", "csv", "127.*", "x.sqlite").output
            #expect(hosts.hasPrefix("host,waiting,held,requests,failed,rest_s,paused_at\r\n127"))
            let before = web.requests.count
            let paused = Self.words + ["--max-time", "300ms", web.base]
            #expect(try crawl.run(paused).status == 7)
            #expect(web.requests.count == before)
            #expect(try crawl.run("host", "resume", "*", "-q", "x.sqlite").isSilent)
            #expect(try crawl.run(Self.words + ["-q", web.base]).isSilent)
            #expect(try crawl.pages().count == 4)
        }
    }

    @Test func `hosts that are only linked to are listed where all are asked for`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb(["/": "<a href=http://elsewhere.example/>a</a>"])
            #expect(try crawl.run("-q", "-o", "x.sqlite", web.base).isSilent)
            let list = ["host", "ls", "--format", "csv"]
            let hosts = { (words: [String]) throws in
                try crawl.run(list + words).output.split(separator: "\r\n").dropFirst()
                    .map { String($0.prefix { $0 != "," }) }
            }
            let own = String(web.base.dropFirst("http://".count))
            #expect(try hosts(["x.sqlite"]) == [own])
            #expect(try hosts(["*", "x.sqlite"]) == [own, "elsewhere.example"])
        }
    }

    @Test func `who is killed before or after has carried an order out once`() throws {
        try Command.with { crawl throws in
            let gate = AnswerGate()
            let web = try Self.web(gate)
            let call = try crawl.start(Self.words + [web.base])
            web.waitForRequests(3)
            // What is not committed dies with the crawl.
            while try queue(crawl).count < 3 {}
            let order = try crawl.run("queue", "hold", "*/b", "--wait", "0", "x.sqlite")
            #expect(order.status == 0)
            let owner = String(decoding: try crawl.bytes(of: "x.sqlite.lock"), as: UTF8.self)
            try ChildProcess(["kill", "-KILL", owner]).wait()
            #expect(try call.wait().status == 137)
            gate.open()
            #expect(try crawl.run(Self.words + ["-q", web.base]).isSilent)
            #expect(try commands(crawl) == ["hold 1"])
            #expect(try queue(crawl) == [" held  /b"])
            #expect(!web.targets.contains("/b"))
            #expect(crawl.files == ["x.sqlite", "x.sqlite.lock"])
        }
    }

    @Test func `what is meant by nobody leaves the file as it is`() throws {
        try Command.with { crawl throws in
            let web = try Self.web()
            #expect(try crawl.run(Self.words + ["-q", web.base]).isSilent)
            let hold = try crawl.run("queue", "hold", "*", "x.sqlite")
            #expect(hold.status == 0)
            #expect(
                hold.errors == "crawl: nothing of the kind waits that is not so already; "
                    + "x.sqlite is as it was\n"
            )
            let pause = try crawl.run("host", "pause", "example.org", "x.sqlite")
            #expect(pause.status == 4)
            #expect(pause.errors == "crawl: no such host is known; x.sqlite is as it was\n")
            let refused = try crawl.run("queue", "add", "mailto:x", "x.sqlite")
            #expect(refused.status == 2 && refused.errors == "crawl: \"mailto:x\" is no URL\n")
            #expect(try crawl.states() == ["finished"])
            #expect(try crawl.run("queue", "hold", "re:(", "x.sqlite").status == 2)
            #expect(try crawl.run("queue", "ls", "--reason", "hold", "x.sqlite").status == 2)
            #expect(try crawl.run("queue", "hold", "*", "none.sqlite").status == 2)
            #expect(crawl.files == ["x.sqlite", "x.sqlite.lock"])
        }
    }

    @Test func `what is added keeps to patterns and depth, and is told`() throws {
        try Command.with { crawl throws in
            let web = try Self.web()
            let words = Self.words + ["-q", "--exclude", "*.pdf", "--depth", "1", web.base]
            #expect(try crawl.run(words).isSilent)
            let excluded = try crawl.run("queue", "add", "\(web.base)/x.pdf", "x.sqlite")
            #expect(excluded.status == 4)
            #expect(
                excluded.errors == "crawl: \(web.base)/x.pdf is not added: excluded by *.pdf; "
                    + "x.sqlite is as it was\n"
            )
            let deep = try crawl.run("queue", "add", "--depth", "2", "\(web.base)/e", "x.sqlite")
            #expect(deep.status == 4 && deep.errors.contains("/e is not added: too_deep;"))
            #expect(try crawl.states() == ["finished", "finished", "finished"])
            let added = try crawl.run("queue", "add", "--depth", "1", "\(web.base)/d", "x.sqlite")
            #expect(added.errors == "crawl: 1 URL is added, in x.sqlite\n")
            #expect(try crawl.states().last == "interrupted")
            #expect(try crawl.run(words).isSilent)
            #expect(web.targets.last == "/d")
            let why = try crawl.run("why", "\(web.base)/d", "x.sqlite").output
            #expect(why.contains("by crawl queue add\n"))
            // A monitor asks when the crawl was a success, not when somebody steered it.
            #expect(try crawl.run("status", "-q", "--max-age", "1h", "x.sqlite").isSilent)
        }
    }
}
