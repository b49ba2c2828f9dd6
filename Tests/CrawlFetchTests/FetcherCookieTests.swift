import CrawlModel
import CrawlTestSupport
import Linux
import Testing

@testable import CrawlFetch

/// Cookies, which are kept only where that is asked for, and never for somebody else.
@Suite(.tags(.loopback))
struct FetcherCookieTests {
    private static let names = [
        "a.example.com", "b.example.com", "example.com", "evil.co.uk", "victim.co.uk", "other.com",
        "me.github.io", "you.github.io",
    ]

    /// A server of all names that sets a cookie at `/set` and answers with what it was sent.
    private static func web(_ attributes: String) throws -> HostileWeb {
        try HostileWeb(everyLoopback: true) { request, _ in
            let isSetter = request.hasPrefix("GET /set ")
            let field = isSetter ? "Set-Cookie: k=v\(attributes)\r\n" : ""
            let lines = request.split(separator: "\r\n")
            let sent = lines.first { $0.lowercased().hasPrefix("cookie:") } ?? "none"
            return .answer(
                "HTTP/1.1 200 OK\r\n\(field)Content-Length: \(sent.utf8.count)\r\n\r\n\(sent)"
            )
        }
    }

    /// What the second of two hosts is sent after the first set its cookie.
    private static func sent(
        to getter: String,
        after setter: String,
        _ attributes: String,
        keeping cookies: FetchIdentity.Cookies = .kept(file: nil)
    ) throws -> String? {
        let web = try web(attributes)
        return try TemporaryDirectory.with { directory in
            let hosts = directory + "/hosts"
            let lines = "127.0.0.1 " + names.joined(separator: " ") + "\n"
            try FileDescriptor.open(hosts, for: .creating).writeAll(Array(lines.utf8))
            let pool = try LoopbackPool {
                $0.resolver.hostsFile = hosts
                $0.identity.cookies = cookies
            }
            let urls = ["http://\(setter):\(web.port)/set", "http://\(getter):\(web.port)/get"]
            let body = try pool.fetch(urls).last?.page?.body
            return body.map { String(decoding: $0, as: UTF8.self) }
        }
    }

    @Test(arguments: [
        ("a.example.com", "", "a.example.com"), ("a.example.com", "; Path=/", "a.example.com"),
        ("a.example.com", "; Domain=example.com", "b.example.com"),
        ("a.example.com", "; Domain=.example.com", "example.com"),
        ("me.github.io", "; Domain=me.github.io", "me.github.io"),
        ("127.0.0.1", "", "127.0.0.1"),
    ])
    func `F9: a cookie comes back to whom it belongs`(
        setter: String,
        attributes: String,
        getter: String
    ) throws {
        #expect(try Self.sent(to: getter, after: setter, attributes) == "Cookie: k=v")
    }

    @Test(arguments: [
        ("a.example.com", "", "b.example.com"), ("a.example.com", "", "example.com"),
        ("evil.co.uk", "; Domain=co.uk", "victim.co.uk"),
        ("evil.co.uk", "; Domain=.co.uk", "victim.co.uk"),
        ("evil.co.uk", "; Domain=co.uk.", "victim.co.uk"),
        ("evil.co.uk", "; Domain=uk", "victim.co.uk"),
        ("evil.co.uk", "; Domain=victim.co.uk", "victim.co.uk"),
        ("other.com", "; Domain=com", "example.com"), ("other.com", "; Domain=.com", "example.com"),
        ("a.example.com", "; Domain=b.example.com", "b.example.com"),
        ("me.github.io", "; Domain=github.io", "you.github.io"),
        ("127.0.0.2", "; Domain=127.0.0.1", "127.0.0.1"),
        ("127.0.0.2", "; Domain=0.0.1", "127.0.0.1"), ("127.0.0.2", "", "127.0.0.1"),
        ("a.example.com", "; Secure", "a.example.com"),
        ("a.example.com", "; Path=/set", "a.example.com"),
        ("a.example.com.", "", "a.example.com."), ("a.example.com.", "", "a.example.com"),
        ("a.example.com", "", "a.example.com."),
        ("a.example.com", "; Max-Age=0", "a.example.com"),
    ])
    func `F9: a cookie does not come to anybody else`(
        setter: String,
        attributes: String,
        getter: String
    ) throws {
        #expect(try Self.sent(to: getter, after: setter, attributes) == "none")
    }

    @Test func `without being asked for, no cookie is kept`() throws {
        let host = "a.example.com"
        #expect(try Self.sent(to: host, after: host, "", keeping: .ignored) == "none")
    }

    @Test(arguments: [FetchIdentity.Cookies.ignored, .kept(file: nil)])
    func `the user's own cookies and those of the jar are one field`(
        cookies: FetchIdentity.Cookies
    ) throws {
        let web = try HostileWeb { _, _ in
            .answer("HTTP/1.1 200 OK\r\nSet-Cookie: k=v\r\nContent-Length: 2\r\n\r\nab")
        }
        let own = try ["cookie: a=1", "Cookie: b=2; c=3"].map { try RequestField(parsing: $0) }
        let pool = try LoopbackPool {
            $0.identity.cookies = cookies
            $0.identity.secrets = ["http://127.0.0.1:\(web.port)": own]
        }
        _ = try pool.fetch([web.url, web.url])
        let fields = web.requests.map { request in
            request.split(separator: "\r\n").filter { $0.lowercased().hasPrefix("cookie:") }
        }
        let kept = cookies == .ignored ? "" : "k=v; "
        #expect(fields == [["Cookie: a=1; b=2; c=3"], ["Cookie: \(kept)a=1; b=2; c=3"]])
    }

    @Test func `a jar keeps cookies from crawl to crawl`() throws {
        try TemporaryDirectory.with { directory in
            let jar = FetchIdentity.Cookies.kept(file: directory + "/jar")
            let host = "127.0.0.1"
            _ = try Self.sent(to: host, after: host, "; Max-Age=3600", keeping: jar)
            let file = try FileDescriptor.open(directory + "/jar", for: .reading)
            let text = String(decoding: try file.readAll(limit: 1 << 20), as: UTF8.self)
            #expect(text.hasPrefix("# Netscape HTTP Cookie File"))
            #expect(text.contains("\tk\tv"))
            // Nobody sets it this time: it comes from the file.
            let other = try Self.sent(to: host, after: "127.0.0.3", "x", keeping: jar)
            #expect(other == "Cookie: k=v")
        }
    }

    @Test func `D14: a thousand cookies stay within what libcurl sends`() throws {
        let cookies = (0..<1_000).map { "Set-Cookie: c\($0)=v\r\n" }.joined()
        let web = try HostileWeb { _, _ in
            .answer("HTTP/1.1 200 OK\r\n\(cookies)Content-Length: 2\r\n\r\nab")
        }
        let pool = try LoopbackPool { $0.identity.cookies = .kept(file: nil) }
        let results = try pool.fetch([web.url, web.url, web.url])
        #expect(results.allSatisfy { $0.page?.status == 200 })
        #expect(web.requests.allSatisfy { $0.utf8.count <= 10_000 })
    }
}
