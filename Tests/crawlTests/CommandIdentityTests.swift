import CrawlDemo
import CrawlTestSupport
import Synchronization
import Testing

/// Which URLs are one, and what is requested for them.
@Suite(.tags(.loopback))
struct CommandIdentityTests {
    /// Three pages that link to each other, by another session each time.
    private static func forgetfulWeb() throws -> SmallWeb {
        let sessions = Sessions()
        return try SmallWeb { request in
            let page = request.target.split(separator: "/").last.map { $0.prefix(1) } ?? "a"
            guard ["a", "b", "c"].contains(page) else { return .text("none", status: 404) }
            let links = ["a", "b", "c"].flatMap { name in
                let number = sessions.next()
                return [
                    "/\(name);jsessionid=\(number)", "/\(name)?PHPSESSID=\(number)",
                    "/(S(\(number)))/\(name)",
                    "/\(name)?sid=\(String(repeating: "0", count: 24))"
                        + "\(10_000_000 + number)",
                ]
            }
            return .html("<title>\(page)</title>" + links.map { "<a href='\($0)'>" }.joined())
        }
    }

    @Test func `H3: a page is one, whatever session its URL names`() throws {
        try Command.with { crawl throws in
            let web = try Self.forgetfulWeb()
            let words = ["-q", "-o", "x.sqlite", "--depth", "inf", "--ignore-sessions"]
            #expect(try crawl.run(words + ["\(web.base)/a"]).isSilent)
            #expect(try crawl.column("SELECT title FROM pages ORDER BY 1") == ["a", "b", "c"])
            #expect(web.targets.count == 3)
            // What was requested is what was found, not a URL of our own making.
            let requested = Set(web.targets.map { web.base + $0 })
            #expect(try Set(crawl.pages()) == requested)
            let rule = "SELECT value FROM meta WHERE key='url_ignored'"
            #expect(try crawl.column(rule) == ["sessions"])
        }
    }

    @Test func `query keys and last slashes may mean nothing, too`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb([
                "/": "<a href='/a?utm_source=x&id=1'></a><a href='/a/?id=1&ref=2'></a>"
                    + "<a href='/a?id=2'></a>",
                "/a?utm_source=x&id=1": "one", "/a?id=2": "two",
            ])
            let words = ["-q", "-o", "x.sqlite", "--ignore-query", "utm_*,ref"]
            #expect(try crawl.run(words + ["--ignore-trailing-slash", web.base]).isSilent)
            #expect(web.targets == ["/", "/a?utm_source=x&id=1", "/a?id=2"])
            let other = "\(web.base)/a/?id=1&utm_medium=mail"
            #expect(try crawl.run("cat", other, "x.sqlite").output == "one")
            #expect(try crawl.run("why", other, "x.sqlite").status == 0)
            #expect(try crawl.run("history", other, "x.sqlite").status == 0)
            #expect(try crawl.run("cat", "\(web.base)/a?id=3", "x.sqlite").status == 4)
        }
    }

    @Test func `a crawl goes on by the rule that it began with, and by no other`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(7)
            let words = ["-q", "-o", "x.sqlite", web.seed]
            #expect(try crawl.run(words + ["--ignore-query", "b,a", "--max-pages", "2"]).isSilent)
            let before = try crawl.bytes(of: "x.sqlite")
            for options in [[], ["--ignore-query=a"], ["--ignore-www", "--dry-run"]] {
                let ending = try crawl.run(words + options)
                #expect(ending.status == 2)
                let wanted = options.first?.split(separator: " ").first ?? "no --ignore option"
                let sentence = "it was begun with --ignore-query=a,b, not with \(wanted); nothing"
                #expect(ending.lines[0].contains(sentence))
            }
            #expect(try crawl.bytes(of: "x.sqlite") == before)
            #expect(try crawl.run(words + ["--ignore-query=a", "--ignore-query=b"]).isSilent)
            #expect(try crawl.pages() == web.pages())
        }
    }

    @Test func `a host with and without www. is one, and moves to the name it likes`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb { request in
                guard request.target != "/robots.txt" else { return .text("", status: 404) }
                guard request.host.hasPrefix("www.") else {
                    return .redirect(to: "http://www.\(request.host)\(request.target)")
                }
                let bare = request.host.dropFirst(4)
                return .html("<a href='http://\(bare)/a'></a><a href=/a></a><a href=/></a>")
            }
            let names = try StubNameServer { _ in NameAnswer(["127.0.0.1"]) }
            let words = [
                "-q", "-o", "x.sqlite", "--ignore-www", "--allow-private", "127.0.0.0/8",
                "--delay", "0", "--dns-servers", names.address, "--refresh", "never",
                "http://site.test:\(web.port)/",
            ]
            // What the first run leaves is known by its host's one name, too.
            for options in [["--max-pages", "1"], []] {
                let ending = try crawl.run(options + words)
                #expect(ending.isSilent, "\(ending)")
            }
            let base = "http://www.site.test:\(web.port)"
            #expect(try crawl.pages() == ["\(base)/", "\(base)/a"])
            #expect(web.targets == ["/", "/", "/a", "/a"])
            #expect(try crawl.column("SELECT host FROM host") == ["site.test:\(web.port)"])
            #expect(try crawl.column("SELECT count(*) FROM url") == ["2"])
        }
    }

    @Test func `what is no list of keys is refused`() throws {
        try Command.with { crawl throws in
            for list in ["a,,b", "*a", "a=1", "a b"] {
                let ending = try crawl.run("--ignore-query", list, "http://a.test/")
                #expect(ending.status == 2)
                #expect(ending.lines[0].contains("is no list of query keys such as utm_*,ref"))
            }
        }
    }
}

/// Numbers that nobody was given before.
private final class Sessions: Sendable {
    private let last = Atomic(0)

    func next() -> Int { last.add(1, ordering: .relaxed).newValue }
}
