import CrawlDemo
import CrawlEngine
import CrawlTestSupport
import Digests
import Testing

/// Pages whose bytes are not UTF-8, from the server to the file.
@Suite(.tags(.loopback), .timeLimit(.minutes(2)))
struct CrawlEngineCharsetTests {
    /// A page with a title and a link, both not ASCII, and what is to be known of it.
    struct Sample: Sendable {
        let path: String
        let field: String
        let body: [UInt8]
        let title: String
        let charset: String
        let reason: String
        /// The link's path and query, as it is requested.
        let target: String
    }

    /// Bytes, each spelled as the code point of the same number.
    private static func bytes(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    private static func page(_ word: String, in head: String = "") -> [UInt8] {
        bytes("\(head)<title>\(word)</title><a href='/\(word)?q=\(word)'>\(word)</a>")
    }

    static let samples = [
        Sample(
            path: "/japanese",
            field: "text/html",
            body: page("\u{93}\u{FA}\u{96}{", in: "<meta charset=Shift_JIS>"),
            title: "日本",
            charset: "Shift_JIS",
            reason: "meta",
            target: "/%E6%97%A5%E6%9C%AC?q=%93%FA%96{"
        ),
        Sample(
            path: "/korean",
            field: "text/html; charset=euc-kr",
            body: page("\u{C7}\u{D1}\u{B1}\u{B9}"),
            title: "한국",
            charset: "EUC-KR",
            reason: "http",
            target: "/%ED%95%9C%EA%B5%AD?q=%C7%D1%B1%B9"
        ),
        Sample(
            path: "/russian",
            field: "text/html",
            body: page(
                "\u{CC}\u{E8}\u{F0}",
                in: "<meta http-equiv=content-type content='text/html; charset=windows-1251'>"
            ),
            title: "Мир",
            charset: "windows-1251",
            reason: "meta",
            target: "/%D0%9C%D0%B8%D1%80?q=%CC%E8%F0"
        ),
        Sample(
            path: "/wide",
            field: "text/html",
            body: [0xFF, 0xFE] + page("\u{E9}").flatMap { [$0, 0] },
            title: "é",
            charset: "UTF-16LE",
            reason: "bom",
            target: "/%C3%A9?q=%C3%A9"
        ),
        Sample(
            path: "/utf8",
            field: "text/html",
            body: page("\u{C5}\u{BC}"),
            title: "ż",
            charset: "UTF-8",
            reason: "bytes",
            target: "/%C5%BC?q=%C5%BC"
        ),
        Sample(
            path: "/silent",
            field: "text/html",
            body: page("\u{E9}"),
            title: "é",
            charset: "windows-1252",
            reason: "default",
            target: "/%C3%A9?q=%E9"
        ),
    ]

    private static var site: Site {
        let links = samples.map { "<a href=\($0.path)>x</a>" }.joined()
        var answers: [String: DemoResponse] = ["/": .html(links)]
        for sample in samples {
            let type = DemoResponse.Field("Content-Type", sample.field)
            answers[sample.path] = DemoResponse(status: 200, fields: [type], body: sample.body)
            answers[sample.target] = .html("<title>target</title>")
        }
        return Site(answers)
    }

    @Test func `E7: titles and links of a page are read in its charset, and its bytes are kept`()
        async throws
    {
        try await Self.site.crawl { file, web in
            let base = web.base
            for sample in Self.samples {
                let url = "url='\(base)\(sample.path)'"
                let sql = "FROM versions WHERE \(url)"
                #expect(try file.texts("SELECT title \(sql)") == [sample.title])
                #expect(try file.texts("SELECT charset \(sql)") == [sample.charset])
                #expect(try file.texts("SELECT charset_reason \(sql)") == [sample.reason])
                let link = try file.texts("SELECT dst FROM links WHERE src='\(base)\(sample.path)'")
                #expect(link == [base + sample.target])
                #expect(try file.number("SELECT body_bytes \(sql)") == sample.body.count)
                let digest = SHA256Digest(of: sample.body.span).bytes
                #expect(try file.texts("SELECT lower(hex(sha256)) \(sql)") == [Self.hex(digest)])
            }
            let found = try file.number("SELECT count(*) FROM pages WHERE title='target'")
            #expect(found == Set(Self.samples.map(\.target)).count)
        }
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }
}
