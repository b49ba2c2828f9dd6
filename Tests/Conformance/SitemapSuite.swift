import Compression
import CrawlSitemaps
import CrawlTestSupport
import URLStandard

/// The sitemap suites: a body in, its kind and its locations out; or a site in, its pages out.
struct SitemapSuite: ConformanceSuite {
    static let name = "sitemap"

    private static let types: [SitemapKind: String] = [
        .pages: "XML", .index: "INDEX", .text: "TEXT", .rss: "RSS", .atom: "ATOM",
    ]

    func answer(_ json: JSONValue) throws(QuestionFault) -> JSONValue {
        let question = Question(json)
        if question.value("responses") != nil {
            return .object(["pages": .array(try SitemapWalk(of: json).pages().map { .string($0) })])
        }
        let text = question.value("url")?.string ?? "http://sitemap.test/sitemap.xml"
        guard let url = try? WebURL(parsing: text) else { throw .unknown("url", text) }
        let found = FoundSitemap(in: try question.body(in: "sitemaps"), at: url)
        // The suite's own reader keeps to the sitemap's directory unless it is told otherwise.
        let isStrict = question.value("strict")?.bool ?? true
        return Self.answer(found, isStrict ? found.entriesInScope(of: url) : found.entries)
    }

    private static func answer(_ found: FoundSitemap, _ entries: [SitemapEntry]) -> JSONValue {
        var members: [String: JSONValue] = [
            "type": found.kind.flatMap { types[$0] }.map { .string($0) } ?? .null,
            "entries": .array(entries.map { .string($0.url.description) }),
            "lastmod": .array(
                entries.map { $0.lastModified.map { .number(Double($0)) } ?? .null }
            ),
        ]
        if let fault = found.fault { members["error"] = .string("\(fault)") }
        return .object(members)
    }
}

/// A sitemap read whole, unpacked before.
struct FoundSitemap {
    let kind: SitemapKind?
    let fault: SitemapFault?
    let entries: [SitemapEntry]

    init(in body: [UInt8], at url: WebURL) {
        var reader = SitemapReader(at: url)
        let bytes = Self.unpacked(body)
        reader.read(bytes.span)
        reader.finish()
        entries = reader.takeEntries()
        kind = reader.kind
        fault = reader.fault
    }

    private static func unpacked(_ body: [UInt8]) -> [UInt8] {
        guard SitemapReader.isPacked(body.span) else { return body }
        let limit = SitemapLimits().byteCount
        return (try? DecodedBody(decoding: body, coding: .gzip, limit: limit).bytes) ?? body
    }

    /// What the sitemap may speak for; an index names sitemaps wherever they are.
    func entriesInScope(of url: WebURL) -> [SitemapEntry] {
        guard kind != .index else { return entries }
        let scope = SitemapScope(of: url)
        return entries.filter { scope.contains($0.url) }
    }
}
