import CrawlDemo
import CrawlEngine
import CrawlTestSupport
import Digests
import Linux
import Testing

/// Bodies of every kind, from the wire to the file.
@Suite(.tags(.loopback), .timeLimit(.minutes(2)))
struct CrawlEngineContentTests {
    private static func site(_ answers: [(path: String, answer: DemoResponse)]) -> Site {
        let links = answers.map { "<a href=\($0.path)>x</a>" }.joined()
        let pairs = answers.map { ($0.path, $0.answer) }
        return Site(Dictionary(pairs + [("/", .html(links))]) { first, _ in first })
    }

    private static func html(_ body: [UInt8]) -> DemoResponse {
        let type = DemoResponse.Field("Content-Type", "text/html; charset=utf-8")
        return DemoResponse(status: 200, fields: [type], body: body)
    }

    private static func digest(_ bytes: [UInt8]) -> String {
        SHA256Digest(of: bytes.span).bytes.map {
            ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true)
        }.joined()
    }

    @Test func `D13: what a server says of a body and what it is are both kept`() async throws {
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
        let page = Array("<!DOCTYPE html><title>t</title><a href=/found>f</a>".utf8)
        let samples: [(path: String, said: String?, body: [UInt8], sniffed: String, isPage: Bool)] =
            [
                ("/html-as-png", "image/png", page, "image/png", false),
                ("/png-as-html", "text/html", png, "image/png", false),
                ("/png-as-text", "text/plain", png, "application/octet-stream", false),
                ("/html-untold", nil, page, "text/html", true),
                ("/png-untold", nil, png, "image/png", false),
                ("/html", "text/html", page, "text/html", true),
                ("/long", "text/html" + PageParameters.text, page, "text/html", true),
            ]
        let answers = samples.map { sample in
            let field = sample.said.map { [DemoResponse.Field("Content-Type", $0)] } ?? []
            return (sample.path, DemoResponse(status: 200, fields: field, body: sample.body))
        }
        try await Self.site(answers).crawl { file, web throws in
            for sample in samples {
                let condition = "FROM versions WHERE url='\(web.base)\(sample.path)'"
                let said = try file.texts("SELECT content_type \(condition)")
                #expect(said == [sample.said ?? "NULL"])
                let sniffed = try file.texts("SELECT sniffed_type \(condition)")
                #expect(sniffed == [sample.sniffed], "\(sample.path)")
                #expect(try file.pages.contains(web.base + sample.path) == sample.isPage)
            }
        }
    }

    @Test func `D15: codings that nobody asked for are undone, unknown ones are errors`()
        async throws
    {
        let text = Array("<title>packed</title>".utf8)
        let packed = PackedSample.all[0].response
        let codings = [
            ("gzip", "ok 200"), ("x-gzip", "ok 200"), ("identity, gzip", "ok 200"),
            ("GZip", "ok 200"), ("foo", "decode_error 200"), ("gzip, gzip", "decode_error 200"),
            ("identity", "ok 200"),
        ]
        let answers = codings.enumerated().map { number, coding in
            var answer = Self.html(coding.0 == "identity" ? text : packed.body)
            answer.fields.append(.init("Content-Encoding", coding.0))
            return ("/coded\(number)", answer)
        }
        try await Self.site(answers).crawl { file, _ throws in
            for (number, coding) in codings.enumerated() {
                #expect(try file.outcomes(of: "/coded\(number)") == [coding.1], "\(coding.0)")
            }
        }
    }

    /// What is between two letters, and what of it is left in a title.
    private static let damage: [(bytes: [UInt8], replacements: Int)] = [
        ([0xFF], 1), ([0xC0, 0xAF], 2), ([0xE0, 0x80, 0xAF], 3), ([0xED, 0xA0, 0x80], 3),
        ([0xED, 0xBF, 0xBF], 3), ([0xF4, 0x90, 0x80, 0x80], 4), ([0xE2, 0x82], 1), ([0x80], 1),
        ([0xF0, 0x9F, 0x98], 1), ([0xC3], 1), ([0xF8, 0x88, 0x80, 0x80, 0x80], 5), ([0x00], 1),
        ([0xFE, 0xFF], 2), ([0xC3, 0x28], 1),
    ]

    @Test func `E8: broken text is mended in titles, and kept as it came`() async throws {
        let bodies = Self.damage.map { damage in
            Array("<title>a".utf8) + damage.bytes + Array("b</title><p>\u{0}".utf8) + damage.bytes
        }
        let answers = bodies.enumerated().map { ("/broken\($0)", Self.html($1)) }
        try await Self.site(answers).crawl { file, web throws in
            for (number, damage) in Self.damage.enumerated() {
                let condition = "FROM versions WHERE url='\(web.base)/broken\(number)'"
                let marks = String(repeating: "\u{FFFD}", count: damage.replacements)
                let rest = damage.bytes.last == 0x28 ? "(" : ""
                let title = try file.texts("SELECT title \(condition)")
                #expect(title == ["a\(marks)\(rest)b"], "\(damage.bytes)")
                let digest = Self.digest(bodies[number])
                #expect(try file.texts("SELECT hex(sha256) \(condition)") == [digest])
            }
        }
    }

    @Test func `E9: bodies of nothing, or of nothing but the same, are pages`() async throws {
        let size = 10 << 20
        let bodies: [(path: String, body: [UInt8])] = [
            ("/empty", []), ("/one", [0x61]), ("/mark", [0xEF, 0xBB, 0xBF]),
            ("/wide", [0xFF, 0xFE]),
            ("/angles", .init(repeating: 0x3C, count: size)),
            ("/spaces", .init(repeating: 0x20, count: size)),
            ("/zeros", .init(repeating: 0, count: size)),
        ]
        try await Self.site(bodies.map { ($0.path, Self.html($0.body)) }).crawl {
            file,
            web throws in
            for (path, body) in bodies {
                #expect(try file.outcomes(of: path) == ["ok 200"])
                let sql = "SELECT body_bytes FROM versions WHERE url='\(web.base)\(path)'"
                #expect(try file.number(sql) == body.count)
            }
        }
    }
}

/// More parameters of a type than anybody has use for.
private enum PageParameters {
    static let text = (0..<300).map { ";p\($0)=v" }.joined()
}
