import CrawlDemo
import CrawlEngine
import CrawlModel
import CrawlTestSupport
import Digests
import Linux
import Testing

/// One page's whole life, for every kind of answer.
@Suite(.tags(.loopback), .timeLimit(.minutes(2)))
struct CrawlerJourneyTests {
    @Test(arguments: PackedSample.all)
    func `a packed page is stored unpacked`(_ sample: PackedSample) async throws {
        let site = Site(["/": sample.response])
        try await site.crawl { file, web throws in
            #expect(try file.outcomes(of: "/") == ["ok 200"])
            let row = """
                SELECT title || ' ' || f.body_bytes || ' ' || raw_len || ' ' || hex(sha256)
                FROM fetch f JOIN body USING(body_id) JOIN page USING(page_id)
                """
            let text = PackedSample.text
            let digits = SHA256Digest(of: text.span).bytes.map {
                ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true)
            }
            #expect(try file.texts(row) == ["Packed page 2261 2261 \(digits.joined())"])
            #expect(web.requests.contains { $0.target == "/end" })
        }
    }

    @Test(arguments: [1, 17, 60, 122, 130])
    func `a packed page that is cut is truncated, never good`(count: Int) async throws {
        var sample = PackedSample.all[0]
        sample.bytes = Array(sample.bytes.prefix(count))
        let site = Site(["/": sample.response])
        try await site.crawl { file, _ throws in
            #expect(try file.outcomes(of: "/") == Array(repeating: "truncated 200", count: 3))
            #expect(try file.number("SELECT count(*) FROM page") == 0)
            #expect(try file.number("SELECT count(*) FROM body") == 0)
        }
    }

    @Test func `what came whole is told from what did not, with all that it took`() async throws {
        var cut = DemoResponse.html("<a href=/no>never whole</a>")
        cut.cut = .init(after: 10, of: .body, by: .close)
        let site = Site([
            "/": .html("<a href=/cut>cut</a><a href=/gone>gone</a><a href=/moved>moved</a>"),
            "/cut": cut, "/moved": .redirect(to: "/", status: 302),
        ])
        try await site.crawl { file, web throws in
            #expect(
                try file.pairs("SELECT url, min(complete)||max(complete) FROM versions GROUP BY 1")
                    == [
                        "\(web.base)/": "11", "\(web.base)/cut": "00", "\(web.base)/gone": "11",
                        "\(web.base)/moved": "11",
                    ]
            )
            let vague = """
                SELECT count(*) FROM fetch WHERE ip IS NOT '127.0.0.1' OR proto IS NOT '1.1'
                 OR wire_bytes IS NULL OR total_ms IS NULL OR ttfb_ms IS NULL OR fetched_at IS NULL
                 OR (curl_code IS NULL) IS NOT (error IS NOT 'truncated')
                """
            #expect(try file.number(vague) == 0)
        }
    }

    @Test func `a chain of redirects is kept hop by hop and costs no depth`() async throws {
        let site = Site([
            "/": .html("<a href=/1>go</a>"), "/1": .redirect(to: "/2", status: 301),
            "/2": .redirect(to: "3?x#part", status: 307), "/3?x": .html("<a href=/4>far</a>"),
        ])
        try await site.crawl(depth: 1) { file, web throws in
            let base = web.base
            #expect(
                try file.pairs("SELECT src, status || ' ' || dst FROM redirects") == [
                    "\(base)/1": "301 \(base)/2", "\(base)/2": "307 \(base)/3?x",
                ]
            )
            #expect(
                try file.pairs("SELECT url, depth FROM url") == [
                    "\(base)/": "0", "\(base)/1": "1", "\(base)/2": "1", "\(base)/3?x": "1",
                    "\(base)/4": "2",
                ]
            )
            #expect(try file.pairs("SELECT url, reason FROM skips") == ["\(base)/4": "too_deep"])
        }
    }

    @Test func `an answer that is no HTML is noted without a page`() async throws {
        let site = Site([
            "/": .html("<a href=/data.json>data</a>"),
            "/data.json": DemoResponse(
                status: 200,
                fields: [.init("Content-Type", "application/json")],
                body: Array("{\"a\": \"<a href=/no>\"}".utf8)
            ),
        ])
        try await site.crawl { file, web throws in
            #expect(try file.outcomes(of: "/data.json") == ["ok 200"])
            let row = "SELECT content_type FROM fetch WHERE page_id IS NULL AND body_id IS NULL"
            #expect(try file.texts(row) == ["application/json"])
            #expect(!web.requests.contains { $0.target == "/no" })
        }
    }

    @Test(arguments: [400, 401, 403, 404, 410, 418, 451])
    func `G1: a refused robots.txt allows everything`(status: Int) async throws {
        let site = Site(["/robots.txt": .text("", status: status), "/": .html("hello")])
        try await site.crawl { file, _ throws in
            #expect(try file.outcomes(of: "/") == ["ok 200"])
            #expect(try file.texts("SELECT status FROM robots") == ["\(status)"])
        }
    }

    @Test(arguments: [500, 503, 429])
    func `G1: a host whose robots.txt cannot be had is left alone`(status: Int) async throws {
        let site = Site(["/robots.txt": .text("", status: status), "/": .html("hello")])
        try await site.crawl { file, web throws in
            #expect(web.requests.map(\.target) == Array(repeating: "/robots.txt", count: 3))
            #expect(try file.texts("SELECT reason FROM skips") == ["robots_unreachable"])
            #expect(try file.texts("SELECT status FROM robots") == ["\(status)"])
        }
    }

    @Test(arguments: [429, 503])
    func `D12: a host that asks for a rest gets it`(status: Int) async throws {
        let site = Site { request, count in
            switch request.target {
            case "/": return .html("<a href=/busy>busy</a>")
            case "/busy" where count > 1: return .html("<a href=/more>more</a>")
            case "/busy":
                var answer = DemoResponse.text("later\n", status: status)
                answer.fields.append(.init("Retry-After", "1"))
                return answer
            default: return nil
            }
        }
        try await site.crawl { file, web throws in
            #expect(try file.outcomes(of: "/busy") == ["http_status \(status)", "ok 200"])
            let starts = web.requests.filter { $0.target == "/busy" }.map(\.start)
            #expect(starts.count == 2)
            #expect(zip(starts, starts.dropFirst()).allSatisfy { $1 - $0 >= .seconds(1) })
            #expect(web.requests.contains { $0.target == "/more" })
        }
    }

    @Test func `a server that stays busy is asked three times`() async throws {
        let site = Site(["/": .text("busy\n", status: 503)])
        try await site.crawl { file, _ throws in
            #expect(try file.outcomes(of: "/") == Array(repeating: "http_status 503", count: 3))
            #expect(try file.texts("SELECT attempt FROM fetch") == ["1", "2", "3"])
        }
    }

    /// How many bytes of which part are sent before the reset, and what that is called.
    private static let resets: [(Int, DemoResponse.Cut.Part, String)] = [
        (0, .answer, "reset 0"), (10, .body, "reset 0"),
    ]

    @Test(arguments: resets)
    func `a connection that is reset is tried again, then noted`(
        count: Int,
        part: DemoResponse.Cut.Part,
        outcome: String
    ) async throws {
        var answer = DemoResponse.html("<a href=/no>never whole</a>")
        answer.cut = .init(after: count, of: part, by: .reset)
        let site = Site(["/": answer])
        try await site.crawl { file, web throws in
            #expect(try file.outcomes(of: "/") == Array(repeating: outcome, count: 3))
            #expect(try file.number("SELECT count(*) FROM page") == 0)
            #expect(!web.requests.contains { $0.target == "/no" })
        }
    }

    @Test func `the second wait is four times the first one`() async throws {
        let site = Site(["/": .text("busy\n", status: 500), "/robots.txt": .text("")])
        var answer = DemoResponse.html("")
        answer.cut = .init(after: 0, of: .answer, by: .reset)
        let broken = Site(["/": answer])
        try await site.crawl { file, _ throws in
            // The server has answered: trying again would not help.
            #expect(try file.outcomes(of: "/") == ["http_status 500"])
        }
        try await broken.crawl { _, web throws in
            // A connection that was used before may be replaced at once, without a wait.
            let starts = web.requests.filter { $0.target == "/" }.map(\.start)
            #expect(starts.count >= 3)
            let first = try #require(starts.first)
            let last = try #require(starts.last)
            #expect(last - first >= .milliseconds(50))
        }
    }

    @Test func `a reset that passes leaves a good page`() async throws {
        let site = Site { request, count in
            guard request.target == "/" else { return nil }
            var answer = DemoResponse.html("<title>whole</title>")
            if count == 1 { answer.cut = .init(after: 20, of: .answer, by: .reset) }
            return answer
        }
        try await site.crawl { file, _ throws in
            let outcomes = try file.outcomes(of: "/")
            #expect(outcomes.count == 2)
            #expect(outcomes.last == "ok 200")
            #expect(try file.texts("SELECT title FROM pages") == ["whole"])
        }
    }

    @Test func `a page that ends before its length is truncated`() async throws {
        var answer = DemoResponse.html("<p>The length says more than this.</p>")
        answer.cut = .init(after: 12, of: .body, by: .close)
        try await Site(["/": answer]).crawl { file, _ throws in
            #expect(try file.outcomes(of: "/") == Array(repeating: "truncated 0", count: 3))
            #expect(try file.number("SELECT count(*) FROM page") == 0)
        }
    }

    @Test func `what is only named by a link element is kept and not visited`() async throws {
        let site = Site([
            "/": .html("<link rel=next href=/named><a href=/both>b</a><link href=/both>"),
            "/both": .html("both"),
        ])
        try await site.crawl { file, web throws in
            #expect(
                try file.pairs("SELECT url, reason FROM skips")
                    == ["\(web.base)/named": "not_followed"]
            )
            #expect(try file.outcomes(of: "/both") == ["ok 200"])
        }
    }
}
