import CrawlDemo
import CrawlTestSupport
import Synchronization
import Testing

struct CommandRetryTests {
    private let web: SmallWeb
    private let health = Health()

    init() throws {
        web = try SmallWeb { [health] request in
            switch request.target {
            case "/": .html("<a href=/busy>b</a><a href=/gone>g</a>")
            case "/busy" where health.isGood: .html("<title>back</title><a href=/new>n</a>")
            case "/busy": .text("later\n", status: 500)
            case "/new": .html("<title>new</title>")
            default: .text("none\n", status: 404)
            }
        }
    }

    @Test func `what failed in passing waits again, and the next run makes it`() throws {
        try Command.with { crawl throws in
            let words = ["-q", "--retries", "0", "-o", "x.sqlite", web.base]
            try #require(try crawl.run(words).status == 3)
            health.recover()
            let retry = try crawl.run("retry", "x.sqlite")
            #expect(retry.status == 0 && retry.output.isEmpty)
            #expect(
                retry.errors == "crawl: 1 visit waits again in x.sqlite; "
                    + "the same command goes on with it\n"
            )
            #expect(try crawl.states() == ["finished", "interrupted"])
            #expect(try crawl.run(words).isSilent)
            #expect(try crawl.pages() == ["/", "/busy", "/new"].map { web.base + $0 })
            #expect(web.targets.count { $0 == "/gone" } == 1)
        }
    }

    @Test func `a reason is an outcome or a status`() throws {
        try Command.with { crawl throws in
            let words = ["-q", "--retries", "0", "-o", "x.sqlite", web.base]
            try #require(try crawl.run(words).status == 3)
            let none = try crawl.run("retry", "x.sqlite", "--reason", "dns_fail,503")
            #expect(none.status == 0)
            #expect(none.errors == "crawl: nothing in x.sqlite failed so; it is untouched\n")
            #expect(try crawl.states() == ["finished"])
            let wrong = try crawl.run("retry", "x.sqlite", "--reason", "dns_fial")
            #expect(wrong.status == 2 && wrong.lines.count == 1)
            #expect(try crawl.run("retry", "-q", "x.sqlite", "--reason=404").isSilent)
            #expect(try crawl.column("SELECT count(*) FROM frontier") == ["1"])
            #expect(try crawl.run("retry", "none.sqlite").status == 2)
            #expect(crawl.files == ["x.sqlite", "x.sqlite.lock"])
        }
    }

    @Test func `monitors are told how old the last success is`() throws {
        try Command.with { crawl throws in
            #expect(try crawl.run("status", "--max-age", "26h").status == 4)
            #expect(try crawl.run("status", "--max-age", "26h", "x.sqlite").status == 4)
            let words = ["-q", "--retries", "0", "-o", "x.sqlite", web.base]
            try #require(try crawl.run(words).status == 3)
            let partial = try crawl.run("status", "-q", "--max-age", "26h", "x.sqlite")
            #expect(partial.status == 3 && partial.output.isEmpty)
            #expect(partial.errors.hasPrefix("crawl: x.sqlite: the last run that came to its end "))
            #expect(partial.errors.hasSuffix(", with exit status 3\n"))
            health.recover()
            try #require(try crawl.run("-q", "-o", "y.sqlite", web.base).isSilent)
            #expect(try crawl.run("status", "-q", "--max-age", "26h", "y.sqlite").isSilent)
            let told = try crawl.run("status", "--max-age", "26h", "y.sqlite")
            #expect(told.output.hasPrefix("y.sqlite: finished\n"))
            try crawl.execute("UPDATE run SET started_at=1, finished_at=2", on: "y.sqlite")
            let old = try crawl.run("status", "--max-age", "26h", "y.sqlite")
            #expect(old.status == 3)
            #expect(
                old.errors == "crawl: y.sqlite: the last run that came to its end did so at "
                    + "1970-01-01T00:00:00Z, longer ago than --max-age\n"
            )
            #expect(try crawl.run("status", "y.sqlite").errors.isEmpty)
            try crawl.execute("UPDATE run SET state='interrupted'", on: "y.sqlite")
            let none = try crawl.run("status", "-q", "--max-age", "26h", "y.sqlite")
            #expect(none.status == 4)
            #expect(none.errors == "crawl: y.sqlite: no run has come to its end\n")
            try crawl.execute("UPDATE run SET state='finished'", on: "y.sqlite")
        }
    }

    private final class Health: Sendable {
        private let state = Atomic(false)

        var isGood: Bool { state.load(ordering: .relaxed) }

        func recover() { state.store(true, ordering: .relaxed) }
    }
}
