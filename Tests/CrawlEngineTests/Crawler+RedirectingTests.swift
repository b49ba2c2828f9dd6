import CrawlDemo
import CrawlEngine
import CrawlTestSupport
import Testing

/// Redirects that lead in circles, nowhere, or on for ever.
@Suite(.tags(.loopback))
struct CrawlerRedirectingTests {
    @Test(arguments: [["/a"], ["/a", "/b"], ["/a", "/b", "/c"]])
    func `D11: a loop of redirects is gone through once, and its last one says so`(
        loop: [String]
    ) async throws {
        var pages: [String: DemoResponse] = ["/": .html("<a href=/a>go</a>")]
        for (path, next) in zip(loop, loop.dropFirst() + ["/a"]) {
            pages[path] = .redirect(to: next)
        }
        try await Site(pages).crawl { file, web throws in
            let outcomes = try loop.flatMap { path in try file.outcomes(of: path) }
            let before = Array(repeating: "redirect 302", count: loop.count - 1)
            #expect(outcomes == before + ["redirect_loop 302"])
            #expect(web.requests.count == 2 + loop.count)
        }
    }

    @Test func `D11: a chain that leads into a loop does not close it`() async throws {
        let site = Site([
            "/": .redirect(to: "/a"), "/a": .redirect(to: "/b"), "/b": .redirect(to: "/c"),
            "/c": .redirect(to: "/b"),
        ])
        try await site.crawl { file, web throws in
            #expect(try file.outcomes(of: "/a") == ["redirect 302"])
            #expect(try file.outcomes(of: "/b") == ["redirect 302"])
            #expect(try file.outcomes(of: "/c") == ["redirect_loop 302"])
            #expect(web.requests.count == 5)
        }
    }

    @Test(arguments: [
        ("", "redirect_loop 302"), ("#part", "redirect_loop 302"), ("?", "redirect 302"),
        ("javascript:alert(1)", "blocked_scheme 302"), ("FILE:///etc/passwd", "blocked_scheme 302"),
        ("\tfile:/etc/passwd", "blocked_scheme 302"), ("data:text/html,<p>", "blocked_scheme 302"),
        ("ftp://127.0.0.1/", "blocked_scheme 302"), ("gopher://127.0.0.1/", "blocked_scheme 302"),
        ("http://[", "http_status 302"), ("http://a b/", "http_status 302"),
    ])
    func `D11 and F1: a redirect leads to the web, or nowhere`(
        location: String,
        outcome: String
    ) async throws {
        try await Site(["/": .redirect(to: location)]).crawl { file, web throws in
            #expect(try file.outcomes(of: "/") == [outcome])
            #expect(web.requests.count == (location == "?" ? 3 : 2))
        }
    }

    @Test func `a redirect to another spelling of the URL itself gives the page`() async throws {
        let site = Site([
            "/": .html("<a href=/%7Euser>user</a>"), "/%7Euser": .redirect(to: "/~user"),
            "/~user": .html("<title>user</title>"),
        ])
        try await site.crawl { file, web throws in
            #expect(try file.outcomes(of: "user") == ["redirect 302", "ok 200"])
            #expect(try file.texts("SELECT url FROM pages WHERE title='user'").count == 1)
            let detail = try file.texts("SELECT detail FROM fetch WHERE error='redirect'")
            #expect(detail == ["it was requested as \(web.base)/%7Euser"])
            #expect(web.requests.count == 4)
        }
    }

    @Test func `spellings that redirect to each other are a loop that ends`() async throws {
        let site = Site([
            "/": .html("<a href=/~a></a>"), "/~a": .redirect(to: "/%7Ea"),
            "/%7Ea": .redirect(to: "/~a"),
        ])
        try await site.crawl { file, web throws in
            let outcomes = try file.outcomes(of: "a")
            #expect(outcomes.count == 11 && outcomes.last == "redirect_loop 302")
        }
    }

    @Test func `D11: a redirect to another host without a scheme keeps the scheme`() async throws {
        let site = Site { request, _ in
            switch request.target {
            case "/": .redirect(to: "//\(request.host)/there")
            case "/there": .html("<title>there</title>")
            default: nil
            }
        }
        try await site.crawl { file, _ throws in
            #expect(try file.outcomes(of: "/there") == ["ok 200"])
        }
    }

    @Test func `D11: bytes of a target that are no UTF-8 are requested as they are`() async throws {
        let target = Array("/caf".utf8) + [0xE9] + Array("?q=".utf8) + [0xFF]
        let moved = Array("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: ".utf8)
        let web = try HostileWeb { request, _ in
            guard request.hasPrefix("GET / ") else {
                return .answer("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            }
            return [.send(moved + target + Array("\r\n\r\n".utf8)), .listen]
        }
        try await TemporaryDirectory.with { directory in
            let path = directory + "/crawl.sqlite"
            _ = try await CrawlPlan.loopback(from: [web.url], into: path).run()
            let found = try CrawlFile(path).texts("SELECT dst FROM redirects")
            #expect(found == [web.url + "caf%E9?q=%FF"])
        }
        #expect(web.requests.last?.hasPrefix("GET /caf%E9?q=%FF HTTP/1.1\r\n") == true)
    }

    @Test func `D11: a target of a hundred thousand bytes is not visited`() async throws {
        let long = "/" + String(repeating: "a", count: 90_000)
        try await Site(["/": .redirect(to: long)]).crawl { file, web throws in
            #expect(try file.outcomes(of: "/") == ["redirect 302"])
            #expect(try file.texts("SELECT reason FROM skips") == ["url_too_long"])
            #expect(web.requests.count == 2)
        }
    }

    @Test(arguments: ["/a", "/?a"])
    func `D11: redirects without end, to ever new URLs, end at the limit`(
        start: String
    ) async throws {
        let site = Site { request, _ in
            guard request.target != "/robots.txt" else { return nil }
            return .redirect(to: request.target == "/" ? start : request.target + "a")
        }
        try await site.crawl { file, web throws in
            #expect(try file.number("SELECT count(*) FROM redirects") == 11)
            #expect(try file.texts("SELECT reason FROM skips") == ["redirect_limit"])
            #expect(web.requests.count == 12)
        }
    }
}
