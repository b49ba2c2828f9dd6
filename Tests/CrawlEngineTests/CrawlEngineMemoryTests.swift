import CrawlDemo
import CrawlTestSupport
import Linux
import Testing

/// Answers that are larger together than the memory there is, against the real program.
@Suite(.tags(.loopback, .slow), .timeLimit(.minutes(10)), .serialized)
struct CrawlEngineMemoryTests {
    private static let hosts = Thoroughness.isFull ? 100 : 40

    @Test func `B7: pages of 10 MiB over a hundred connections fit into 200 MiB`() async throws {
        let type = Thoroughness.isFull ? "text/html" : "application/octet-stream"
        let body = (0..<10 << 20).map { UInt8(97 + ($0 &* $0 >> 7) % 26) }
        let answer = DemoResponse(
            status: 200,
            fields: [.init("Content-Type", type)],
            body: body
        )
        let web = try LoopbackWeb(reach: .everyLoopback) { request in
            request.target == "/big" ? answer : .text("none\n", status: 404)
        }
        try await TemporaryDirectory.with { directory in
            let list = (1...Self.hosts).map { "http://127.3.0.\($0):\(web.port)/big\n" }.joined()
            let seeds = directory + "/big.txt"
            try FileDescriptor.open(seeds, for: .creating).writeAll(Array(list.utf8))
            let path = directory + "/x.sqlite"
            let child = try CrawlProgram.start([
                "-q", "--seed", seeds, "--depth", "0", "--concurrency", "100", "--max-memory",
                "200M", "--output", path,
            ])
            let memory = try await child.peakMemoryUntilItEnds()
            #expect(try await child.ended() == 0)
            let outcomes = try CrawlFile(path).pairs(
                "SELECT body_bytes, count(*) FROM fetch WHERE error IS NULL GROUP BY 1"
            )
            #expect(outcomes == ["\(10 << 20)": "\(Self.hosts)"])
            #expect(memory <= 180 << 20, "\(memory)")
            Attachment.record("\(memory >> 20) MiB at most\n", named: "figures.txt")
        }
    }
}
