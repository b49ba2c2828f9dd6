import CrawlDemo
import CrawlTestSupport
import Linux
import Testing

struct CommandLimitsTests {
    @Test func `a crawl stores so many pages as were asked for, and the next as many more`() throws
    {
        try Command.with { crawl throws in
            let web = try TreeWeb(60)
            for (limit, total) in [(10, 10), (10, 10), (25, 25)] {
                let words = ["-q", "-o", "x.sqlite", "--depth", "inf", "--max-pages", "\(limit)"]
                #expect(try crawl.run(words + [web.seed]).isSilent)
                let count = try crawl.pages().count
                #expect(count == total)
            }
            #expect(try crawl.states() == ["finished", "finished", "finished"])
            let words = ["-q", "-o", "x.sqlite", "--depth", "inf", web.seed]
            #expect(try crawl.run(words).isSilent)
            #expect(try crawl.pages() == web.pages())
        }
    }

    @Test func `a crawl that a limit has ended says what waits`() throws {
        try Command.with { crawl throws in
            let links = "<a href=/a>a</a><a href=/b>b</a><a href=/c>c</a>"
            let web = try SmallWeb(["/": links, "/a": "", "/b": "", "/c": ""])
            let limited = try crawl.run("-o", "x.sqlite", "--max-pages", "1", web.base)
            #expect(limited.status == 0)
            let sentence = "crawl: a limit is reached; 3 visits wait for a greater one"
            #expect(limited.lines.last == sentence)
            let status = try crawl.run("status", "x.sqlite").output
            #expect(status.hasPrefix("x.sqlite: ended by a limit; a greater one goes on\n"))
            let whole = try crawl.run("-o", "x.sqlite", "--max-pages", "4", web.base)
            #expect(!whole.errors.contains("limit"))
            #expect(try crawl.run("status", "x.sqlite").output.hasPrefix("x.sqlite: finished\n"))
        }
    }

    @Test func `the limit of pages holds over an interruption`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(200, delay: .milliseconds(20))
            let words = ["-o", "x.sqlite", "--depth", "inf", "--max-pages", "70", web.seed]
            let first = try crawl.start(words)
            web.web.waitForRequests(30)
            first.send(.terminate)
            #expect(try first.wait().status == 143)
            #expect(try crawl.pages().count < 70)
            #expect(try crawl.run(["-q"] + words).isSilent)
            let count = try crawl.pages().count
            #expect(count == 70)
            #expect(try crawl.states() == ["interrupted", "finished"])
        }
    }

    @Test func `a crawl that is out of time stops, and goes on when called again`() throws {
        try Command.with { crawl throws in
            let web = try EndlessWeb()
            let words = ["-o", "x.sqlite", "--depth", "inf"]
            let first = try crawl.run(words + ["--max-time", "500ms", web.seed])
            #expect(first.status == 7)
            #expect(first.output.isEmpty)
            #expect(first.lines.count == 2)
            #expect(
                first.lines.last
                    == "crawl: stopped: out of time; run again to go on"
            )
            #expect(try crawl.states() == ["interrupted"])
            #expect(try crawl.column("SELECT exit_status FROM run") == ["7"])
            web.end()
            #expect(try crawl.run(["-q"] + words + [web.seed]).isSilent)
            #expect(try crawl.states() == ["interrupted", "finished"])
            #expect(try crawl.pages() == web.pages)
        }
    }

    @Test func `larger bodies are refused, announced or not`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb { request in
                var response = DemoResponse.html("<a href=/fits></a><a href=/large></a>")
                switch request.target {
                case "/": response.body += Array("<a href=/endless></a>".utf8)
                case "/fits": response.body += [UInt8](repeating: 0x20, count: 50_000)
                case "/large": response.body = [UInt8](repeating: 0x20, count: 65_537)
                case "/endless":
                    response.body = [UInt8](repeating: 0x20, count: 200_000)
                    response.framing = .chunked
                default: return .text("none", status: 404)
                }
                return response
            }
            _ = try crawl.run("-q", "-o", "x.sqlite", "--max-size", "64K", "\(web.base)/")
            #expect(try crawl.pages() == ["\(web.base)/", "\(web.base)/fits"])
            #expect(
                try crawl.column("SELECT url||' '||error FROM errors ORDER BY url")
                    == ["\(web.base)/endless too_large", "\(web.base)/large too_large"]
            )
        }
    }

    @Test(.tags(.slow)) func `a request that lasts too long is given up, and tried again`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb { request in
                var response = DemoResponse.html("late")
                response.delay = request.target == "/late" ? .seconds(60) : .zero
                return response
            }
            let words = ["-o", "x.sqlite", "--robots", "ignore", "--timeout", "200ms"]
            let call = try crawl.start(words + ["\(web.base)/late"])
            web.waitForRequests(2)
            call.send(.terminate)
            #expect(try call.wait().status == 143)
            let tries = try crawl.column("SELECT error FROM fetch ORDER BY attempt")
            #expect(tries.first == "timeout_total")
            #expect(try crawl.column("SELECT attempts FROM frontier").count == 1)
        }
    }
}
