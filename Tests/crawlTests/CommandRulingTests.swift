import CrawlDemo
import CrawlTestSupport
import FoundationEssentials
import Testing

/// Seeds with rules of their own, links beyond the scope, and budgets of what begins alike.
struct CommandRulingTests {
    private static func chain(_ folder: String, _ count: Int) -> [String: String] {
        let paths = (0..<count).map { $0 == 0 ? "/\(folder)/" : "/\(folder)/\($0)" }
        let pages = paths.enumerated().map { number, path in
            (path, "<a href='/\(folder)/\(number + 1)'>next</a><a href='/\(folder)x'>out</a>")
        }
        return Dictionary(uniqueKeysWithValues: pages)
    }

    private static func paths(_ crawl: Command, of base: String) throws -> [String] {
        try crawl.pages().map { $0.replacing(base, with: "") }.sorted()
    }

    @Test func `options on the lines of a list hold for their seeds alone`() throws {
        try Command.with { crawl throws in
            let pages = Self.chain("a", 6).merging(Self.chain("b", 6)) { $1 }
                .merging(Self.chain("c", 6)) { $1 }
            let web = try SmallWeb(pages)
            let list = """
                \(web.base)/a/ depth=3 scope=prefix
                \(web.base)/b/ --depth 0
                \(web.base)/c/   # as the command says
                """
            try list.write(toFile: crawl.directory + "/list", atomically: true, encoding: .utf8)
            let words = ["-q", "-o", "x.sqlite", "--seed", "./list", "--depth", "1"]
            #expect(try crawl.run(words).isSilent)
            #expect(
                try Self.paths(crawl, of: web.base)
                    == ["/a/", "/a/1", "/a/2", "/a/3", "/b/", "/c/", "/c/1"]
            )
            let rules = try crawl.column("SELECT rule FROM skips WHERE reason='too_deep'")
            #expect(Set(rules) == ["depth=3 scope=prefix", "depth=0", "NULL"])
            let why = try crawl.run("why", web.base + "/a/2", "x.sqlite").output
            #expect(why.contains("rule      depth=3 scope=prefix: 2 links from a seed\n"))
            let unseen = try crawl.run("why", web.base + "/a/new", "x.sqlite").output
            #expect(unseen.contains("if a page within 2 links of a seed linked to it"))
        }
    }

    @Test func `of two rules of one host the wider holds where both do`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb(Self.chain("a", 9))
            let list = "\(web.base)/a/ depth=1\n\(web.base)/a/3 depth=2\n"
            try list.write(toFile: crawl.directory + "/list", atomically: true, encoding: .utf8)
            #expect(try crawl.run("-q", "-o", "x.sqlite", "--seed", "./list").isSilent)
            #expect(
                try Self.paths(crawl, of: web.base) == ["/a/", "/a/1", "/a/3", "/a/4", "/a/5"]
            )
        }
    }

    @Test func `a wrong option on a line is told with its place, and nothing is touched`() throws {
        try Command.with { crawl throws in
            let list = "# ours\nhttps://a.test/ dept=2\n"
            try list.write(toFile: crawl.directory + "/list", atomically: true, encoding: .utf8)
            let ending = try crawl.run("-o", "x.sqlite", "--seed", "./list")
            #expect(ending.status == 2)
            let place = "crawl: ./list:2: \"https://a.test/ dept=2\" has an unknown option dept=2"
            #expect(ending.lines == [place + "; did you mean depth=...?"])
        }
    }

    /// A page in scope, what it links to on other hosts, and what that links to.
    private static func hosts() throws -> (web: SmallWeb, urls: [String]) {
        let web = try SmallWeb(reach: .everyLoopback) { request in
            let host = request.field("Host") ?? ""
            let port = host.split(separator: ":").last ?? ""
            let number = Int(host.prefix { $0 != ":" }.split(separator: ".").last ?? "") ?? 0
            guard request.target == "/" else { return .text("none\n", status: 404) }
            return .html("<a href='http://127.0.0.\(number + 1):\(port)/'>next</a>")
        }
        return (web, (1...5).map { "http://127.0.0.\($0):\(web.port)/" })
    }

    @Test func `extra hops lead beyond the scope, so far and no further`() throws {
        try Command.with { crawl throws in
            let (web, urls) = try Self.hosts()
            let words = [
                "-q", "-o", "x.sqlite", "--allow-private", "127.0.0.0/8", "--refresh", "never",
                "--depth", "inf", urls[0],
            ]
            #expect(try crawl.run(words + ["--extra-hops", "1"]).isSilent)
            #expect(try crawl.pages() == Array(urls[...1]))
            #expect(
                try crawl.column("SELECT url FROM skips WHERE reason='out_of_scope'") == [urls[2]]
            )
            let why = try crawl.run("why", urls[1], "x.sqlite").output
            #expect(why.contains("rule      of the command: 1 link from a seed, 1 beyond the"))
            let rehearsal = try crawl.run(words + ["--extra-hops", "3", "--dry-run"]).output
            #expect(rehearsal == "visit\t2\t\(urls[2])\twas out of scope\n")
            #expect(try crawl.run(words + ["--extra-hops", "3"]).isSilent)
            #expect(try crawl.pages() == Array(urls[...3]))
            #expect(web.targets.count == 4)
        }
    }

    @Test func `a crawl without extra hops may go on with some`() throws {
        try Command.with { crawl throws in
            let (web, urls) = try Self.hosts()
            let words = [
                "-q", "-o", "x.sqlite", "--allow-private", "127.0.0.0/8", "--refresh", "never",
                urls[0],
            ]
            #expect(try crawl.run(words).isSilent)
            #expect(try crawl.pages() == [urls[0]])
            #expect(try crawl.run(words + ["--extra-hops", "1"]).isSilent)
            #expect(try crawl.pages() == Array(urls[...1]))
            #expect(web.targets.count == 2)
        }
    }

    @Test func `what begins alike has no more pages than are allowed, over all runs`() throws {
        try Command.with { crawl throws in
            let links = (1...9).map { "<a href='/t/\($0)'>t</a><a href='/u/\($0)'>u</a>" }
            let web = try SmallWeb { request in
                request.target == "/robots.txt"
                    ? .text("none\n", status: 404) : .html(links.joined())
            }
            let words = ["-q", "-o", "x.sqlite", "--refresh", "never", "-c", "64", web.base]
            let limit = "--max-pages-below"
            #expect(try crawl.run(words + [limit, "/t/=3", limit, "\(web.base)/u/=4"]).isSilent)
            let count = "SELECT count(*) FROM pages WHERE url LIKE '%/t/%'"
            #expect(try crawl.column(count) == ["3"])
            #expect(try crawl.column("SELECT count(*) FROM pages") == ["8"])
            let rules = try crawl.column("SELECT DISTINCT rule FROM skips WHERE reason='budget'")
            #expect(
                Set(rules) == [
                    "max-pages-below /t/=3", "max-pages-below \(web.base)/u/=4",
                ]
            )
            #expect(try crawl.run(words + [limit, "/t/=5"]).isSilent)
            #expect(try crawl.column(count) == ["5"])
            #expect(try crawl.column("SELECT count(*) FROM pages") == ["15"])
            let wrong = try crawl.run(words + [limit, "t"])
            #expect(wrong.status == 2)
        }
    }

    @Test func `a seed's limit of pages is its own`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb(Self.chain("a", 9).merging(Self.chain("b", 9)) { $1 })
            let list = "\(web.base)/a/ max-pages=2 scope=prefix\n\(web.base)/b/ max-pages=3\n"
            try list.write(toFile: crawl.directory + "/list", atomically: true, encoding: .utf8)
            let words = ["-q", "-o", "x.sqlite", "--seed", "./list", "--depth", "inf"]
            #expect(try crawl.run(words).isSilent)
            #expect(
                try Self.paths(crawl, of: web.base) == ["/a/", "/a/1", "/b/", "/b/1", "/b/2"]
            )
            #expect(try crawl.run(words + ["--refresh", "never"]).isSilent)
            #expect(try crawl.pages().count == 5)
        }
    }
}
