import CrawlDemo
import CrawlTestSupport
import Testing

struct CommandWhyTests {
    private static let robots = "User-agent: *\nDisallow: /secret\nAllow: /\n"

    private static func web() throws -> SmallWeb {
        try SmallWeb { request in
            switch request.target {
            case "/robots.txt": return .text(robots)
            case "/":
                let targets = ["/a", "/secret/x", "/gone", "/old", "/x.pdf", "http://b.test/"]
                return .html(targets.map { "<a href='\($0)'>l</a>" }.joined())
            case "/a": return .html("<a href=/b></a>")
            case "/b": return .html("<a href=/c></a>")
            case "/old": return .redirect(to: "/a")
            default: return .text("none\n", status: 404)
            }
        }
    }

    /// The lines about a URL but the first, without the site's name and without dates.
    private static func lines(
        about target: String,
        of web: SmallWeb,
        by crawl: Command,
        status: Int32 = 0
    ) throws -> [String] {
        let address = target.hasPrefix("/") ? web.base + target : target
        let ending = try crawl.run("why", address, "x.sqlite")
        #expect(ending.status == status && ending.errors.isEmpty, "\(ending)")
        let text = ending.output.replacing(web.base, with: "")
        let lines = text.split(separator: "\n").map { line in
            line.split(separator: " ").filter { !$0.hasSuffix("Z:") && !$0.hasSuffix("Z,") }
                .filter { !$0.hasSuffix("Z") }.joined(separator: " ")
        }
        return Array(lines.dropFirst())
    }

    @Test func `every URL has one answer, with its way and its evidence`() throws {
        try Command.with { crawl throws in
            let web = try Self.web()
            let words = ["-q", "-o", "x.sqlite", "--depth", "2", "--exclude", "*.pdf"]
            #expect(try crawl.run(words + [web.base]).status == 0)
            let found = "found in run 1, on /"
            let robots = "robots allowed by robots.txt of line 3: Allow: /"
            #expect(
                try Self.lines(about: "/b", of: web, by: crawl) == [
                    "state fetched", "depth 2", "found in run 1, on /a",
                    "way seed /", "link /a", "link /b", robots,
                    "requests run 1 try 1: 200 ok, text/html; charset=utf-8, 15 B",
                ]
            )
            #expect(
                try Self.lines(about: "/secret/x", of: web, by: crawl) == [
                    "state skipped: robots_denied by Disallow: /secret (line 2), in run 1",
                    "depth 1", found, "way seed /", "link /secret/x",
                    "robots refused by robots.txt of line 2: Disallow: /secret",
                ]
            )
            #expect(
                try Self.lines(about: "/old", of: web, by: crawl).first == "state redirects to /a"
            )
            #expect(
                try Self.lines(about: "/gone", of: web, by: crawl).first
                    == "state failed: http_status, status 404"
            )
            #expect(
                try Self.lines(about: "/c", of: web, by: crawl).prefix(3) == [
                    "state skipped: too_deep, in run 1", "depth 3", "found in run 1, on /b",
                ]
            )
            #expect(
                try Self.lines(about: "/x.pdf", of: web, by: crawl).first
                    == "state skipped: excluded by *.pdf, in run 1"
            )
        }
    }

    @Test func `what may have been seen and left out is said to be so`() throws {
        try Command.with { crawl throws in
            let links = (0..<6_003).map { "<a href=/\($0)>" }.joined()
            let web = try SmallWeb(["/": links])
            let words = ["-q", "-o", "x.sqlite", "--depth", "0", web.base]
            #expect(try crawl.run(words).isSilent)
            let (kept, left) = try (
                Self.lines(about: "/7", of: web, by: crawl),
                Self.lines(about: "/6001", of: web, by: crawl, status: 4)
            )
            #expect(kept[0] == "state skipped: too_deep, in run 1")
            #expect(
                left.prefix(2) == [
                    "state never seen; it would be skipped: too_deep",
                    "or among the links that were left out of 1 page",
                ]
            )
        }
    }

    @Test func `of what was never seen it says what would become of it`() throws {
        try Command.with { crawl throws in
            let web = try Self.web()
            #expect(try crawl.run("-q", "-o", "x.sqlite", "--exclude", "*.pdf", web.base).isSilent)
            let answers = [
                "/new": "it would be visited if a page within 2 links of a seed linked to it",
                "/new.pdf": "it would be skipped: excluded by *.pdf",
                "http://c.test/": "it would be skipped: out_of_scope",
                "/r/r/r/r": "it would be skipped: trap by repeated segments",
            ]
            for (target, answer) in answers {
                let lines = try Self.lines(about: target, of: web, by: crawl, status: 4)
                #expect(lines.first == "state never seen; \(answer)")
            }
            let bareBase = web.base.dropFirst("http://".count)
            let bare = try crawl.run("why", "\(bareBase)/new", "x.sqlite")
            #expect(bare.output.hasPrefix("\(web.base)/new\n"))
        }
    }

    @Test func `what waits says so, and how much comes first`() throws {
        try Command.with { crawl throws in
            let web = try Self.web()
            let words = ["-q", "-o", "x.sqlite", "--max-pages", "1", "--concurrency", "1"]
            #expect(try crawl.run(words + [web.base]).isSilent)
            #expect(
                try Self.lines(about: "/gone", of: web, by: crawl).first
                    == "state waits; 2 of its host come first"
            )
        }
    }

    @Test func `what cannot be asked is said`() throws {
        try Command.with { crawl throws in
            #expect(try crawl.run("why").errors == "crawl: why lacks its URL\n")
            #expect(try crawl.run("why", "http://a.test/", "x.sqlite").status == 2)
            let wrong = try crawl.run("why", "mailto:x", "x.sqlite")
            #expect(wrong.status == 2 && wrong.errors == "crawl: \"mailto:x\" is no URL\n")
            try crawl.write("no crawl", to: "x.sqlite")
            #expect(try crawl.run("why", "http://a.test/", "x.sqlite").status == 6)
        }
    }
}
