import CrawlDemo
import CrawlTestSupport
import Linux
import Testing

/// Limits of a request as the command takes them.
@Suite(.tags(.loopback))
struct CommandRequestLimitsTests {
    @Test(.tags(.slow)) func `C8: what stalls is given up`() throws {
        try Command.with { crawl throws in
            let web = try HostileWeb { _, _ in [.hang] }
            let words = ["-o", "x.sqlite", "--robots", "ignore", "--retries", "0"]
            let ending = try crawl.run(words + ["--stall-timeout", "1s", web.url])
            #expect(ending.status == 4)
            #expect(try crawl.column("SELECT error||attempt FROM fetch") == ["timeout_idle1"])
        }
    }

    @Test func `C5: a connection that does not come about is given up`() throws {
        try Command.with { crawl throws in
            let address = try #require(IPAddress(parsing: "127.0.0.44"))
            let hole = try BlackHole(at: address, port: 8_091)
            let words = ["-o", "x.sqlite", "--robots", "ignore", "--retries", "0"]
            let limits = ["--connect-timeout", "300ms"]
            let ending = try crawl.run(words + limits + ["http://127.0.0.44:8091/"])
            #expect(ending.status == 4)
            let rows = try crawl.column("SELECT error||(total_ms<9000) FROM fetch")
            #expect(rows == ["connect_timeout1"])
            withExtendedLifetime(hole) {}
        }
    }

    @Test(arguments: [("499", "too_large"), ("500", "ok")])
    func `a body is held against the limit before it is decoded`(
        limit: String,
        outcome: String
    ) throws {
        try Command.with { crawl throws in
            let web = try SmallWeb(["/": String(repeating: "a", count: 500)])
            let words = ["-o", "x.sqlite", "--max-wire-size", limit, "\(web.base)/"]
            _ = try crawl.run(words)
            #expect(try crawl.column("SELECT coalesce(error,'ok') FROM fetch") == [outcome])
        }
    }

    @Test(.tags(.slow)) func `all hosts together stay below the rate`() throws {
        try Command.with { crawl throws in
            let body = String(repeating: "a", count: 20_000)
            let links = (1...9).map { "<a href=/\($0)></a>" }.joined()
            let web = try SmallWeb { request in
                request.target == "/robots.txt"
                    ? .text("", status: 404) : .html((request.target == "/" ? links : "") + body)
            }
            let start = Moment.now
            let words = ["-q", "-o", "x.sqlite", "--limit-rate", "100K", "\(web.base)/"]
            #expect(try crawl.run(words).isSilent)
            #expect(try crawl.pages().count == 10)
            // Nine requests are planned for 16 KiB each before the tenth is.
            #expect(.now - start >= .seconds(1.3))
        }
    }

    @Test func `a crawl that waits for its rate stops without what waits`() throws {
        try Command.with { crawl throws in
            let web = try LoopbackWeb(reach: .everyLoopback) { _ in .html("") }
            let urls = (1...3).map { "http://127.0.0.\($0):\(web.port)/" }
            let words = ["-o", "x.sqlite", "--robots", "ignore"]
            // The second request is planned 16 seconds after the first.
            let limits = ["--limit-rate", "1K", "--max-time", "1s"]
            #expect(try crawl.run(words + limits + urls).status == 7)
            #expect(try crawl.pages().count <= 1)
            #expect(try crawl.run(["-q"] + words + urls).isSilent)
            #expect(try crawl.pages() == urls)
        }
    }
}
