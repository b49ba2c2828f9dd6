import CrawlTestSupport
import Digests
import Testing

@testable import CrawlExport

struct WACZTests {
    private static func entries(of path: String) throws -> [String: [UInt8]] {
        let plan = ExportPlan(source: path, format: .wacz)
        var bytes: [UInt8] = []
        let result = try Exporter.stream(plan) { bytes += $0 }
        #expect(result.bytes == bytes.count && result.rows == 6)
        let entries = try #require(ZIPReader.entries(in: bytes))
        return Dictionary(entries.map { ($0.name, $0.bytes) }) { first, _ in first }
    }

    private static func lines(_ bytes: [UInt8]?) -> [String] {
        String(decoding: bytes ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test func `it holds the archive, its index and its pages`() async throws {
        try await SampleCrawl.with { path throws in
            let entries = try Self.entries(of: path)
            #expect(
                entries.keys.sorted() == [
                    "archive/data.warc.gz", "datapackage-digest.json", "datapackage.json",
                    "indexes/index.cdx", "pages/pages.jsonl",
                ]
            )
            var archive: [UInt8] = []
            _ = try Exporter.stream(ExportPlan(source: path, format: .warc)) { archive += $0 }
            #expect(entries["archive/data.warc.gz"] == archive)
            var plan = ExportPlan(source: path, format: .cdxj)
            plan.archiveName = "data.warc.gz"
            var index: [UInt8] = []
            _ = try Exporter.stream(plan) { index += $0 }
            #expect(entries["indexes/index.cdx"] == index)
        }
    }

    @Test func `its pages are HTML that answers 200, by their titles`() async throws {
        try await SampleCrawl.with { path throws in
            let lines = Self.lines(try Self.entries(of: path)["pages/pages.jsonl"])
            #expect(lines.first?.contains(#""format": "json-pages-1.0""#) == true)
            let pages = lines.dropFirst().compactMap { JSONValue(parsing: Array($0.utf8)) }
            #expect(pages.map { $0["url"]?.string } == ["http://a.test/", "http://a.test/two"])
            #expect(pages.map { $0["title"]?.string } == [#"Café, "first""#, "=1+1"])
            #expect(pages.first?["ts"]?.string == "2023-11-14T22:13:21.002Z")
        }
    }

    @Test func `its description has the digest of each part, and its own beside it`() async throws {
        try await SampleCrawl.with { path throws in
            let entries = try Self.entries(of: path)
            let bytes = try #require(entries["datapackage.json"])
            let description = try #require(JSONValue(parsing: bytes))
            #expect(description["wacz_version"]?.string == "1.1.1")
            #expect(description["profile"]?.string == "data-package")
            let resources = try #require(description["resources"]?.array)
            #expect(resources.count == 3)
            for resource in resources {
                let content = try #require(entries[resource["path"]?.string ?? ""])
                #expect(resource["bytes"]?.number == Double(content.count))
                #expect(resource["hash"]?.string == Self.digest(of: content))
            }
            let digest = JSONValue(parsing: entries["datapackage-digest.json"] ?? [])
            #expect(digest?["path"]?.string == "datapackage.json")
            #expect(digest?["hash"]?.string == Self.digest(of: bytes))
        }
    }

    private static func digest(of bytes: [UInt8]) -> String {
        let digits = SHA256Digest(of: bytes.span).bytes.map {
            ($0 < 16 ? "0" : "") + String($0, radix: 16)
        }
        return "sha256:" + digits.joined()
    }
}
