import CrawlTestSupport
import Linux
import Testing

/// Answers of a server that nobody here wrote.
@Suite(.tags(.loopback), .enabled(if: HTTPBin.isInstalled, "pip install httpbin brings it here"))
struct CommandHTTPBinTests {
    /// What is asked for, and how the first request for it ends.
    private static let answers: [(target: String, outcome: String)] = [
        ("/redirect/3", "redirect 302"), ("/relative-redirect/2", "redirect 302"),
        ("/absolute-redirect/2", "redirect 302"), ("/redirect/14", "redirect 302"),
        ("/redirect-to?url=/get%3Fa&status_code=307", "redirect 307"),
        ("/redirect-to?url=/anything&status_code=308", "redirect 308"),
        ("/gzip", "ok 200"), ("/deflate", "ok 200"), ("/brotli", "ok 200"),
        ("/encoding/utf8", "ok 200"), ("/html", "ok 200"), ("/xml", "ok 200"),
        ("/json", "ok 200"), ("/image/png", "ok 200"), ("/image/webp", "ok 200"),
        ("/cookies/set?name=value", "redirect 302"), ("/cookies/delete?name", "redirect 302"),
        ("/basic-auth/me/word", "http_status 401"), ("/bearer", "http_status 401"),
        ("/hidden-basic-auth/me/word", "http_status 404"),
        ("/digest-auth/auth/me/word", "http_status 401"),
        ("/drip?duration=1&numbytes=20&delay=0", "ok 200"),
        ("/drip?duration=9&numbytes=9&delay=0", "timeout_total 0"),
        ("/drip?duration=0&numbytes=5&code=500", "http_status 500"),
        ("/delay/1", "ok 200"), ("/delay/9", "timeout_total 0"),
        ("/stream/5", "ok 200"), ("/stream-bytes/2048", "ok 200"), ("/range/1024", "ok 200"),
        ("/bytes/1024", "ok 200"), ("/etag/abc", "ok 200"), ("/cache", "ok 200"),
        ("/response-headers?X-A=b", "ok 200"), ("/links/3/0", "ok 200"),
        ("/status/200", "ok 200"), ("/status/201", "ok 201"), ("/status/204", "ok 204"),
        ("/status/301", "redirect 301"), ("/status/304", "http_status 304"),
        ("/status/400", "http_status 400"), ("/status/403", "http_status 403"),
        ("/status/404", "http_status 404"), ("/status/410", "http_status 410"),
        ("/status/418", "http_status 418"), ("/status/429", "http_status 429"),
        ("/status/500", "http_status 500"), ("/status/503", "http_status 503"),
    ]

    private static func crawl(
        _ targets: [String],
        of server: HTTPBin,
        _ words: [String] = [],
        _ inspect: (Command) throws -> Void
    ) throws {
        try Command.with { crawl throws in
            try crawl.write(targets.map { server.base + $0 + "\n" }.joined(), to: "list")
            let limits = ["--depth", "0", "--retries", "0", "--timeout", "4s", "--store", "all"]
            _ = try crawl.run(words + limits + ["-o", "x.sqlite", "--seed", "list"])
            try inspect(crawl)
        }
    }

    private static let outcomes = """
        SELECT substr(url, instr(substr(url, 9), '/') + 8)
        || ' ' || coalesce(f.error, 'ok') || ' ' || f.status
        FROM fetch f JOIN url USING(url_id) ORDER BY fetch_id
        """

    @Test(.tags(.slow))
    func `every answer of httpbin has its outcome`() throws {
        let server = try HTTPBin()
        try Self.crawl(Self.answers.map(\.target), of: server) { crawl throws in
            let rows = try crawl.column(Self.outcomes)
            for (target, outcome) in Self.answers {
                let row = "\(target) \(outcome)"
                #expect(rows.contains(row), "\(rows.filter { $0.hasPrefix(target + " ") })")
            }
            // What redirects lead to, and what lies beyond the tenth.
            for target in ["/get", "/get?a", "/anything", "/cookies"] {
                #expect(rows.contains("\(target) ok 200"))
            }
            let skips = try crawl.column("SELECT DISTINCT reason FROM skips")
            #expect(skips.contains("redirect_limit"))
            Attachment.record(rows.joined(separator: "\n"), named: "outcomes.txt")
        }
    }

    @Test func `what httpbin forbids is not asked for`() throws {
        let server = try HTTPBin()
        try Self.crawl(["/deny", "/get"], of: server) { crawl throws in
            #expect(try crawl.column(Self.outcomes) == ["/get ok 200"])
            #expect(try crawl.column("SELECT reason FROM skips") == ["robots_denied"])
        }
    }

    @Test func `httpbin lets in who has the password, and knows who comes again`() throws {
        let server = try HTTPBin()
        let targets = ["/basic-auth/me/word", "/cookies/set?name=value"]
        try TemporaryDirectory.with { directory in
            let file = try FileDescriptor.open(directory + "/secret", for: .creating)
            try file.writeAll(Array("\(server.base) me:word\n".utf8))
            let words = ["--cookies", "--auth-file", directory + "/secret"]
            try Self.crawl(targets, of: server, words) { crawl throws in
                let rows = try crawl.column(Self.outcomes)
                #expect(rows.contains("/basic-auth/me/word ok 200"))
                let text = """
                    SELECT CAST(data AS TEXT) FROM versions JOIN body USING(body_id)
                    WHERE url LIKE '%/cookies'
                    """
                let body = try crawl.column(text).first?.filter { !$0.isWhitespace }
                #expect(body == #"{"cookies":{"name":"value"}}"#)
            }
        }
    }
}
