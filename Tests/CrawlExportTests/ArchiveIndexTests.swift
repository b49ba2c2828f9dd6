import CrawlTestSupport
import Testing

@testable import CrawlExport

struct ArchiveIndexTests {
    private static func streamed(_ path: String, _ format: ExportFormat) throws -> [UInt8] {
        var plan = ExportPlan(source: path, format: format)
        plan.archiveName = "a\"b.warc.gz"
        var bytes: [UInt8] = []
        _ = try Exporter.stream(plan) { bytes += $0 }
        return bytes
    }

    private static func number(_ value: JSONValue?) -> Int? { value?.string.flatMap { Int($0) } }

    @Test func `each line finds its record where it says`() async throws {
        try await SampleCrawl.with { path throws in
            let archive = try Self.streamed(path, .warc)
            let lines = try Self.streamed(path, .cdxj).split(separator: 0x0A)
            #expect(lines.count == 5)
            for line in lines {
                let parts = line.split(separator: 0x20, maxSplits: 2)
                let value = try #require(JSONValue(parsing: Array(parts[2])))
                let offset = try #require(Self.number(value["offset"]))
                let count = try #require(Self.number(value["length"]))
                let member = Array(archive[offset..<(offset + count)])
                let record = try #require(WARCReader.record(in: member))
                #expect(record["WARC-Target-URI"] == value["url"]?.string)
                #expect(["response", "revisit"].contains(record["WARC-Type"]))
                #expect(value["filename"]?.string == "a\"b.warc.gz")
                let status = record.message.head.split(separator: " ")[1]
                #expect(value["status"]?.string == String(status))
                let isRevisit = record["WARC-Type"] == "revisit"
                #expect((value["mime"]?.string == "warc/revisit") == isRevisit)
            }
        }
    }

    @Test func `an answer that says unchanged has none, since players would show nothing`()
        async throws
    {
        try await SampleCrawl.with { path throws in
            let text = String(decoding: try Self.streamed(path, .cdxj), as: UTF8.self)
            #expect(text.contains(#""status": "200""#) && !text.contains(#""status": "304""#))
        }
    }

    @Test func `lines stand in the order of their bytes, also those of one key and second`()
        async throws
    {
        let sql = """
            UPDATE url SET url='http://a.test/Two' WHERE url_id=6;
            UPDATE fetch SET fetched_at=1700000002000 WHERE fetch_id=6
            """
        try await SampleCrawl.with(SampleCrawl.small + sql) { path throws in
            let lines = try Self.streamed(path, .cdxj).split(separator: 0x0A)
            #expect(
                lines.map { $0.starts(with: "test,a)/two ".utf8) } == [
                    false, true, true, false, false,
                ]
            )
            #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
        }
    }

    @Test func `lines are sorted by their keys, and then by time`() async throws {
        try await SampleCrawl.with { path throws in
            let text = String(decoding: try Self.streamed(path, .cdxj), as: UTF8.self)
            let keys = text.split(separator: "\n").map {
                $0.split(separator: " ", maxSplits: 2).prefix(2).joined(separator: " ")
            }
            #expect(
                keys == [
                    "test,a)/ 20231114221321",
                    "test,a)/three 20231114221342", "test,a)/two 20231114221322",
                    "test,b:81)/gone 20231114221324", "test,b:81)/old 20231114221323",
                ]
            )
        }
    }
}
