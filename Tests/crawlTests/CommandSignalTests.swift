import CrawlDemo
import CrawlTestSupport
import Linux
import Testing

struct CommandSignalTests {
    /// What ends a process without asking it.
    private static let kill = Signal(number: 9)

    @Test(arguments: [Signal.terminate, .interrupt, .hangUp])
    func `B1, B3: who is asked to end leaves all in order, and the next run ends the crawl`(
        signal: Signal
    ) throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(150, delay: .milliseconds(20))
            let words = ["-o", "x.sqlite", "--depth", "inf", web.seed]
            let first = try crawl.start(words)
            web.web.waitForRequests(40)
            first.send(signal)
            let ending = try first.wait()
            #expect(ending.status == 128 + signal.number)
            #expect(ending.output.isEmpty)
            #expect(
                ending.lines.last
                    == "crawl: stopped by \(signal) in good order; run again to go on"
            )
            #expect(try crawl.column("PRAGMA integrity_check") == ["ok"])
            #expect(try crawl.states() == ["interrupted"])
            #expect(try crawl.column("SELECT exit_status FROM run") == ["\(128 + signal.number)"])
            #expect(crawl.files == ["x.sqlite", "x.sqlite.lock"])
            #expect(try crawl.run(["-q"] + words).isSilent)
            // What was fetched before the end is not fetched again.
            #expect(Set(web.web.targets).count == web.web.targets.count)
            try expectWhole(crawl, web)
            #expect(try crawl.states() == ["interrupted", "finished"])
        }
    }

    @Test func `who is killed loses nothing that was committed, and goes on`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(150, delay: .milliseconds(20))
            let words = ["-o", "x.sqlite", "--depth", "inf", web.seed]
            let first = try crawl.start(words)
            web.web.waitForRequests(60)
            let owner = String(decoding: try crawl.bytes(of: "x.sqlite.lock"), as: UTF8.self)
            try ChildProcess(["kill", "-KILL", owner]).wait()
            #expect(try first.wait().status == 137)
            let kept = try crawl.pages()
            #expect(try crawl.column("PRAGMA integrity_check") == ["ok"])
            #expect(try crawl.states() == ["running"])
            let report = try crawl.run("status", "x.sqlite")
            #expect(
                report.output.hasPrefix("x.sqlite: died; the same command goes on where it was\n")
            )
            #expect(try crawl.run(["-q"] + words).isSilent)
            try expectWhole(crawl, web)
            #expect(try crawl.states() == ["crashed", "finished"])
            #expect(Set(kept).isSubset(of: try crawl.pages()))
        }
    }

    @Test func `who reads seeds that do not come is ended by a signal`() throws {
        try Command.with { crawl throws in
            try ChildProcess(["mkfifo", crawl.path("list")]).wait()
            let call = try crawl.start(["-o", "x.sqlite", "--seed", "list"])
            // There is a writer as soon as there is a reader.
            let writer = try FileDescriptor.open(crawl.path("list"), for: .appending)
            call.send(.interrupt)
            #expect(try call.wait().status == 130)
            #expect(crawl.files == ["list"])
            withExtendedLifetime(writer) {}
        }
    }

    @Test func `an export that is ended leaves no file`() throws {
        try Command.with { crawl throws in
            #expect(try crawl.run("demo", "-q", "--depth", "1", "-o", "x.sqlite").status == 0)
            // A second of work for each page.
            let slow = """
                (WITH RECURSIVE n(i) AS (SELECT depth UNION ALL SELECT i+1 FROM n LIMIT 5000000)
                 SELECT count(*) FROM n) > 0
                """
            let call = try crawl.start(["export", "x.sqlite", "-o", "x.csv", "--where", slow])
            while !crawl.files.contains(where: { $0.hasSuffix(".part") }) {}
            call.send(.terminate)
            let ending = try call.wait()
            #expect(ending.status == 143 && ending.errors.isEmpty)
            #expect(crawl.files == ["x.sqlite", "x.sqlite.lock"])
        }
    }

    @Test func `an answer that is under way is waited for`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb { request in
                guard request.target == "/" else { return .text("none", status: 404) }
                var response = DemoResponse.html("<a href=/next></a>")
                response.delay = .seconds(1)
                return response
            }
            let call = try crawl.start(["-o", "x.sqlite", "\(web.base)/"])
            web.waitForRequests(2)
            call.send(.terminate)
            #expect(try call.wait().status == 143)
            #expect(try crawl.pages() == ["\(web.base)/"])
            #expect(web.targets == ["/"])
        }
    }

    @Test func `B2: who is asked twice ends at once`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb { request in
                var response = DemoResponse.html("")
                response.delay = request.target == "/" ? .seconds(120) : .zero
                return response
            }
            let words = ["-o", "x.sqlite", "--timeout", "2m", "\(web.base)/"]
            let call = try crawl.start(words)
            web.waitForRequests(2)
            // Who stands between may pass two signals on in any order.
            let process = try LockOwner(of: crawl)
            let start = Moment.now
            process.send(.interrupt)
            process.send(.terminate)
            #expect(try call.wait().status == 130)
            // The grace is ten seconds.
            #expect(Moment.now - start < .seconds(5))
            #expect(try crawl.column("PRAGMA integrity_check") == ["ok"])
            #expect(try crawl.states() == ["interrupted"])
            #expect(try crawl.column("SELECT count(*)||'' FROM frontier") == ["1"])
        }
    }

    /// Holds a crawl that was disturbed against one that was not.
    private func expectWhole(_ crawl: Command, _ web: TreeWeb) throws {
        #expect(try crawl.pages() == web.pages())
        #expect(try crawl.run("-q", "-o", "y.sqlite", "--depth", "inf", web.seed).isSilent)
        for query in [
            "SELECT url||' '||depth FROM pages ORDER BY url",
            "SELECT src||' '||dst FROM links ORDER BY 1",
            "SELECT url||' '||reason FROM skips ORDER BY 1",
        ] {
            #expect(try crawl.column(query) == crawl.column(query, of: "y.sqlite"))
        }
    }
}
