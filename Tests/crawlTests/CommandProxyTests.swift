import CrawlDemo
import CrawlTestSupport
import Linux
import Testing

/// Proxies: only where the user asks for one.
@Suite(.tags(.loopback))
struct CommandProxyTests {
    /// A proxy that answers everything itself.
    private static func proxy(leadingTo link: String = "/next") throws -> HostileWeb {
        try HostileWeb { request, _ in
            let isRobots = request.contains("/robots.txt ")
            let body = request.contains("example.test/ ") ? "<a href=\(link)></a>" : "by proxy"
            return .answer(
                "HTTP/1.1 \(isRobots ? 404 : 200) X\r\nContent-Type: text/html\r\n"
                    + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
            )
        }
    }

    @Test func `a proxy is asked for everything, by names that nobody here resolves`() throws {
        try Command.with { crawl throws in
            let proxy = try Self.proxy()
            let words = ["-q", "-o", "x.sqlite", "--proxy", "127.0.0.1:\(proxy.port)"]
            let seed = "http://www.example.test/"
            #expect(try crawl.run(words + ["--delay", "0", seed]).isSilent)
            #expect(try crawl.pages() == [seed, seed + "next"])
            #expect(proxy.requests.allSatisfy { $0.hasPrefix("GET http://www.example.test/") })
            #expect(!proxy.requests.isEmpty)
        }
    }

    @Test func `a private address is refused, also through a proxy`() throws {
        try Command.with { crawl throws in
            let link = "http://[::ffff:10.0.0.1]:8080/"
            let proxy = try Self.proxy(leadingTo: link)
            let words = ["-o", "x.sqlite", "--proxy", "http://127.0.0.1:\(proxy.port)"]
            let seed = "http://www.example.test/"
            _ = try crawl.run(words + ["--delay", "0", "--scope", "any", seed])
            let refused = try crawl.column("SELECT DISTINCT error FROM errors")
            #expect(refused == ["blocked_address"])
            #expect(!proxy.requests.isEmpty)
            #expect(proxy.requests.allSatisfy { $0.hasPrefix("GET http://www.example.test/") })
        }
    }

    @Test(arguments: [
        "http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY",
    ])
    func `F14: the environment has no say unless it is asked`(name: String) throws {
        try Command.with { crawl throws in
            let canary = try Self.proxy()
            let web = try SmallWeb(["/": "here"])
            var crawl = crawl
            crawl.prefix = ["env", "\(name)=http://127.0.0.1:\(canary.port)"]
            #expect(try crawl.run("-q", "-o", "x.sqlite", "\(web.base)/").isSilent)
            #expect(canary.connectionCount == 0 && web.targets == ["/"])
            let words = ["-q", "-o", "y.sqlite", "--proxy", "env", "--delay", "0"]
            let seed =
                name.lowercased().hasPrefix("https") ? "\(web.base)/" : "http://example.test/"
            _ = try crawl.run(words + [seed, "--max-time", "5s"])
            let isHeard = !canary.requests.isEmpty
            #expect(isHeard == ["http_proxy", "all_proxy", "ALL_PROXY"].contains(name))
        }
    }

    @Test func `F14: files of libcurl's tools and keys of TLS have no say either`() throws {
        try Command.with { crawl throws in
            let canary = try Self.proxy()
            let web = try SmallWeb(["/": "here"])
            let proxy = "proxy = http://127.0.0.1:\(canary.port)\nuser-agent = curlrc\n"
            try crawl.write(proxy, to: ".curlrc")
            try crawl.write("machine 127.0.0.1 login me password word\n", to: ".netrc")
            var crawl = crawl
            crawl.prefix = [
                "env", "HOME=\(crawl.directory)", "CURL_HOME=\(crawl.directory)",
                "XDG_CONFIG_HOME=\(crawl.directory)", "SSLKEYLOGFILE=\(crawl.directory)/keys",
            ]
            let urls = ["\(web.base)/", "https://127.0.0.1:\(web.port)/"]
            _ = try crawl.run(["-o", "x.sqlite", "--retries", "0"] + urls)
            #expect(canary.connectionCount == 0 && web.targets == ["/"])
            #expect(web.userAgents.allSatisfy { $0.hasPrefix("crawl/") })
            #expect(!crawl.files.contains("keys"))
        }
    }

    @Test(arguments: [
        ("ftp://a", "is no proxy"), ("http://me:word@127.0.0.1:1", "for everybody"),
    ])
    func `what is no proxy is refused`(proxy: String, complaint: String) throws {
        try Command.with { crawl throws in
            let ending = try crawl.run("--proxy", proxy, "http://127.0.0.1/")
            #expect(ending.status == 2 && ending.errors.contains(complaint))
            #expect(!ending.errors.contains("word@"))
        }
    }
}
