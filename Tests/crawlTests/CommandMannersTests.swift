import CrawlDemo
import CrawlTestSupport
import Linux
import Testing

struct CommandMannersTests {
    private static let rules = """
        User-agent: mybot
        Disallow: /private

        User-agent: *
        Disallow: /
        """

    private let web: SmallWeb

    init() throws {
        let pages = [
            "/robots.txt": Self.rules, "/": "<a href=/private></a><a href=/open></a>",
            "/private": "", "/open": "",
        ]
        web = try SmallWeb(pages)
    }

    @Test func `servers are told the name, and robots files address it`() throws {
        try Command.with { crawl throws in
            let name = "MyBot/2.1 (+https://example.org/bot)"
            let words = ["-q", "-o", "x.sqlite", "--user-agent", name, "\(web.base)/"]
            #expect(try crawl.run(words).isSilent)
            #expect(web.userAgents == [name])
            #expect(try crawl.pages() == ["\(web.base)/", "\(web.base)/open"])
            #expect(web.requests.map(\.target).sorted() == ["/", "/open", "/robots.txt"])
            #expect(
                try crawl.column("SELECT url FROM skips WHERE reason='robots_denied'")
                    == ["\(web.base)/private"]
            )
            #expect(try crawl.column("SELECT body FROM robots") == [Self.rules])
            #expect(try crawl.column("SELECT user_agent FROM run") == [name])
        }
    }

    @Test func `without a name it is the product's, and all may be closed to it`() throws {
        try Command.with { crawl throws in
            let ending = try crawl.run("-o", "x.sqlite", "\(web.base)/")
            #expect(ending.status == 4)
            #expect(
                ending.lines.last
                    == "crawl: no result: no seed could be fetched; try again later"
            )
            #expect(web.userAgents == ["crawl/0.1.0"])
            #expect(web.requests.map(\.target) == ["/robots.txt"])
        }
    }

    @Test(arguments: ["/robots.txt", "/busy"])
    func `D12: a host that asked for a rest gets it from the next run, too`(
        target: String
    ) throws {
        let web = try SmallWeb { request in
            guard request.target == target else { return .html("<a href=/busy>busy</a>") }
            var answer = DemoResponse.text("later\n", status: 503)
            answer.fields.append(.init("Retry-After", "3600"))
            return answer
        }
        try Command.with { crawl throws in
            let words = ["-q", "-o", "x.sqlite", "--retries", "0", "\(web.base)/"]
            _ = try crawl.run(words)
            #expect(web.requests.last?.target == target)
            let left = "SELECT (next_at - finished_at) / 100000 FROM host, run"
            #expect(try crawl.column(left) == ["35"])
            let count = web.requests.count
            #expect(try crawl.run(words + ["--max-time", "300ms"]).status == 7)
            #expect(web.requests.count == count)
        }
    }

    @Test func `a robots file says until when it is obeyed`() throws {
        try Command.with { crawl throws in
            #expect(try crawl.run("-q", "-o", "x.sqlite", "\(web.base)/").status == 4)
            #expect(try crawl.column("SELECT expires_at - fetched_at FROM robots") == ["86400000"])
        }
    }

    @Test func `who ignores robots files does not even ask for them`() throws {
        try Command.with { crawl throws in
            let words = ["-q", "-o", "x.sqlite", "--robots", "ignore", "\(web.base)/"]
            #expect(try crawl.run(words).isSilent)
            #expect(try crawl.pages().count == 3)
            #expect(web.requests.map(\.target).sorted() == ["/", "/open", "/private"])
        }
    }

    @Test(arguments: [
        (["--concurrency", "1", "--per-host", "8"], 1), (["--per-host", "1"], 1),
        (["--per-host", "3"], 3), (["--per-host", "8"], 8), (["-c", "2", "--per-host", "8"], 2),
    ])
    func `so many requests are under way at a time, and no more`(
        words: [String],
        limit: Int
    ) throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(60, delay: .milliseconds(10))
            let all = ["-q", "-o", "x.sqlite", "--delay", "0", "--depth", "inf"] + words
            #expect(try crawl.run(all + [web.seed]).isSilent)
            #expect(try crawl.pages() == web.pages())
            #expect(web.web.requests.map(\.concurrency).max() == limit)
        }
    }

    @Test(.tags(.slow)) func `a host has its rest between two requests`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(3)
            let words = ["-q", "-o", "x.sqlite", "--delay", "300ms", "--per-host", "1"]
            #expect(try crawl.run(words + [web.seed]).isSilent)
            let starts = web.web.requests.filter { $0.target != "/robots.txt" }.map(\.start)
            try #require(starts.count == 3)
            for (earlier, later) in zip(starts, starts.dropFirst()) {
                #expect(later - earlier >= .milliseconds(300))
            }
        }
    }

    @Test func `F6: a private address is not asked for anything, wherever it was named`() throws {
        try Command.with { crawl throws in
            let secret = try SmallWeb(["/": "secret"], reach: .everyLoopback)
            let hidden = "http://127.0.0.2:\(secret.port)/"
            let refreshed = "http://127.0.0.4:\(secret.port)/"
            let links = (1...9).map { "<a href=/\($0)></a>" }.joined()
            let web = try SmallWeb { request in
                switch request.target {
                case "/": .html(links + "<a href=\(hidden)></a><a href=/away></a>")
                case "/1": .html("<meta http-equiv=refresh content='0;url=\(refreshed)'>")
                case "/2", "/3", "/4", "/5", "/6", "/7", "/8", "/9": .html("")
                case "/away": .redirect(to: "http://127.0.0.3:\(secret.port)/")
                default: .text("none", status: 404)
                }
            }
            let ending = try crawl.run("-o", "x.sqlite", "--scope", "any", "\(web.base)/")
            #expect(ending.status == 0)
            #expect(secret.requests.isEmpty)
            #expect(try crawl.pages().count == 10)
            #expect(
                try crawl.column(
                    "SELECT DISTINCT url||' '||error FROM errors WHERE status=0 ORDER BY url"
                ) == [
                    "\(hidden) blocked_address",
                    "http://127.0.0.3:\(secret.port)/ blocked_address",
                    "\(refreshed) blocked_address",
                ]
            )
        }
    }

    @Test func `F7: a port where no web is served is not connected to`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb { request in
                let links = [22, 25, 53, 6379, 11_211, 0, 65_536].map {
                    "<a href=http://127.0.0.1:\($0)/></a>"
                }
                return request.target == "/" ? .html(links.joined()) : .text("none", status: 404)
            }
            #expect(try crawl.run("-o", "x.sqlite", "--scope", "any", "\(web.base)/").status == 0)
            #expect(
                try crawl.column(
                    "SELECT url||' '||error||' '||attempt FROM fetch JOIN url USING(url_id) "
                        + "WHERE error='blocked_port' ORDER BY url"
                )
                    == [0, 11_211, 22, 25, 53, 6379].map {
                        "http://127.0.0.1:\($0)/ blocked_port 1"
                    }
            )
        }
    }

    @Test(arguments: [("1", true), ("20-30", false), ("1-65535", true)])
    func `a port is open to who says so`(ports: String, isOpen: Bool) throws {
        try Command.with { crawl throws in
            let web = try SmallWeb(["/": "<a href=http://127.0.0.1:1/></a>"])
            let words = [
                "-o", "x.sqlite", "--scope", "any", "--retries", "0", "--allow-port", ports,
            ]
            #expect(try crawl.run(words + ["\(web.base)/"]).status == 0)
            let found = try crawl.column("SELECT reason FROM skips UNION SELECT error FROM errors")
            #expect(found == [isOpen ? "robots_unreachable" : "blocked_port"])
        }
    }

    @Test(arguments: ["0", "65536", "-1", "5-", "9-8", "a", "1-2-3", "+5", "", "٣"])
    func `what is no port is refused`(ports: String) throws {
        try Command.with { crawl throws in
            let ending = try crawl.run("--allow-port=\(ports)", "http://127.0.0.1/")
            #expect(ending.status == 2)
        }
    }

    @Test func `F6: a robots file that redirects to a private address closes its site`() throws {
        try Command.with { crawl throws in
            let secret = try SmallWeb(["/robots.txt": ""], reach: .everyLoopback)
            let target = "http://127.0.0.2:\(secret.port)/robots.txt"
            let web = try SmallWeb { request in
                request.target == "/robots.txt" ? .redirect(to: target) : .html("")
            }
            let words = ["-o", "x.sqlite", "--max-time", "800ms", "\(web.base)/"]
            #expect(try crawl.run(words).status == 7)
            #expect(secret.requests.isEmpty)
            #expect(web.targets.isEmpty)
        }
    }

    @Test func `a private network is open to who says so`() throws {
        try Command.with { crawl throws in
            let other = try SmallWeb(["/": ""], reach: .everyLoopback)
            let hidden = "http://127.0.0.2:\(other.port)/"
            let web = try SmallWeb(["/": "<a href=\(hidden)></a>"])
            let words = ["-q", "-o", "x.sqlite", "--scope", "any"]
            let ending = try crawl.run(
                words + ["--allow-private", "127.0.0.0/8", "\(web.base)/"]
            )
            #expect(ending.isSilent)
            #expect(Set(try crawl.pages()) == ["\(web.base)/", hidden])
        }
    }
}
