import CrawlTables
import CrawlTestSupport
import Testing

@testable import CrawlExport

struct WebArchiveTests {
    private static func records(
        _ path: String,
        _ adjust: (inout ExportFilter) -> Void = { _ in }
    ) throws -> [WARCReader.Record] {
        var plan = ExportPlan(source: path, format: .warc)
        adjust(&plan.filter)
        var bytes: [UInt8] = []
        _ = try Exporter.stream(plan) { bytes += $0 }
        return try #require(WARCReader.records(in: bytes))
    }

    private static let digest = "sha256:3L6WNQFZRFS6NCF6D7ASSQWAT4BVBZV6A2CQC7B7ENHJPUFNZEXA===="

    @Test func `every answer is a record with its request, after one of the crawl`() async throws {
        try await SampleCrawl.with { path throws in
            let records = try Self.records(path)
            let pairs = (1...6).map { $0 < 5 ? ["response", "request"] : ["revisit", "request"] }
            #expect(records.map { $0["WARC-Type"] } == ["warcinfo"] + pairs.flatMap(\.self))
            #expect(records[0]["WARC-Date"] == "2023-11-14T22:13:20.000Z")
            let info = String(decoding: records[0].block, as: UTF8.self)
            #expect(info.hasPrefix("software: crawl/1\r\nformat: WARC File Format 1.1\r\n"))
            for index in stride(from: 1, to: records.count, by: 2) {
                #expect(
                    records[index + 1]["WARC-Concurrent-To"] == records[index]["WARC-Record-ID"]
                )
                #expect(records[index + 1]["WARC-Date"] == records[index]["WARC-Date"])
            }
            #expect(Set(records.map { $0["WARC-Record-ID"] }).count == records.count)
        }
    }

    @Test func `a request names whom its host was told`() async throws {
        let sections = #""b.test":{"user-agent":"b/1"},"*.test":{"user-agent":"t/1","retries":"0"}"#
        let rows = """
            UPDATE run SET config='{"contact":"x@y.test","hosts":{\(sections)}}' WHERE run_id=1;
            UPDATE run SET config='{"hosts":{"*.b.test":{"user-agent":"no/1"}}}' WHERE run_id=2
            """
        try await SampleCrawl.with(SampleCrawl.small + rows) { path throws in
            let requests = try Self.records(path).filter { $0["WARC-Type"] == "request" }
            let names = requests.map { request in
                String(decoding: request.block, as: UTF8.self).split(separator: "\r\n")
                    .last { $0.hasPrefix("User-Agent: ") }.map { $0.dropFirst(12) }
            }
            let (a, b) = ("t/1 (+x@y.test)", "b/1 (+x@y.test)")
            #expect(names == [a[...], a[...], b[...], b[...], "crawl/2", "crawl/2"])
        }
    }

    @Test func `a body is as decoded, and its head tells no other`() async throws {
        try await SampleCrawl.with { path throws in
            let record = try Self.records(path)[1]
            #expect(record["WARC-Target-URI"] == "http://a.test/")
            #expect(record["WARC-IP-Address"] == "127.0.0.1")
            #expect(record["Content-Type"] == "application/http;msgtype=response")
            #expect(record["WARC-Payload-Digest"] == Self.digest)
            #expect(record.message.body == [0x63, 0x61, 0x66, 0xE9])
            #expect(
                record.message.head == """
                    HTTP/1.1 200 OK\r
                    Server: x\r
                    X-Archive-Orig-Content-Encoding: gzip\r
                    X-Archive-Orig-content-length: 99\r
                    X: ab\r
                    Content-Length: 4\r
                    \r

                    """
            )
        }
    }

    @Test func `a body that was not kept is said to be cut`() async throws {
        try await SampleCrawl.with { path throws in
            let records = try Self.records(path)
            #expect(records[3]["WARC-Truncated"] == "unspecified")
            #expect(records[3]["WARC-Payload-Digest"].isEmpty)
            #expect(records[3].message.head.contains("X-Archive-Orig-Content-Length: 7\r\n"))
            #expect(records[5]["WARC-Truncated"].isEmpty)
            #expect(
                records[5].message.head.hasPrefix("HTTP/1.0 301 Moved Permanently\r\nLocation:")
            )
        }
    }

    @Test func `what repeats bytes refers to the answer that had them`() async throws {
        try await SampleCrawl.with { path throws in
            let records = try Self.records(path)
            for (index, profile) in [(9, "server-not-modified"), (11, "identical-payload-digest")] {
                let record = records[index]
                #expect(
                    record["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/\(profile)"
                )
                #expect(record["WARC-Refers-To"] == records[1]["WARC-Record-ID"])
                #expect(record["WARC-Refers-To-Target-URI"] == "http://a.test/")
                #expect(record["WARC-Refers-To-Date"] == records[1]["WARC-Date"])
                #expect(record["WARC-Payload-Digest"] == Self.digest)
                #expect(record.message.body.isEmpty)
            }
            #expect(records[9].message.head == "HTTP/1.1 304 Not Modified\r\nETag: 1\r\n\r\n")
        }
    }

    @Test func `who was left out by a filter is nobody's twin`() async throws {
        try await SampleCrawl.with { path throws in
            let records = try Self.records(path) { $0.condition = "id=6" }
            #expect(records.map { $0["WARC-Type"] } == ["warcinfo", "response", "request"])
            #expect(records[1].message.body.count == 4)
        }
    }

    @Test func `a request asks as the run did`() async throws {
        try await SampleCrawl.with { path throws in
            let records = try Self.records(path)
            #expect(
                String(decoding: records[6].block, as: UTF8.self)
                    == "GET /old HTTP/1.0\r\nHost: b.test:81\r\nUser-Agent: crawl/1\r\n\r\n"
            )
            let later = String(decoding: records[12].block, as: UTF8.self)
            #expect(later.contains("User-Agent: crawl/2\r\n"))
        }
    }
}
