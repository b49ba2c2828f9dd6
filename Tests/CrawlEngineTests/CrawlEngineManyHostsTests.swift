import CrawlDemo
import CrawlTestSupport
import Glibc
import Linux
import Testing

/// A thousand slow hosts at once, by the real program.
@Suite(.tags(.loopback, .slow), .timeLimit(.minutes(5)), .serialized)
struct CrawlEngineManyHostsTests {
    private static let hosts = 1_000

    @Test func `a thousand hosts that think for a second take little more than a second`()
        async throws
    {
        _ = try ResourceLimits.raiseOpenFiles()
        try await TemporaryDirectory.with { directory in
            let quick = try await crawl(directory + "/quick", delay: .zero)
            let slow = try await crawl(directory + "/slow", delay: .seconds(1))
            #expect(slow.elapsed < .seconds(10), "\(slow.summary)")
            guard Thoroughness.isFull else { return }
            // Connections, robots.txt and all computing cost both crawls the same.
            let (wait, figures) = (slow.elapsed - quick.elapsed, "\(quick) \(slow)")
            #expect(wait <= .milliseconds(1_600), "\(figures)")
            #expect(slow.memory <= 100 << 20, "\(figures)")
            Attachment.record(figures, named: "figures.txt")
        }
    }

    private struct Outcome {
        let elapsed: Duration
        /// The most that it had in memory, in bytes.
        let memory: Int
        let summary: String
    }

    private func crawl(_ name: String, delay: Duration) async throws -> Outcome {
        let web = try LoopbackWeb(reach: .everyLoopback) { request in
            guard request.target == "/" else { return .text("none\n", status: 404) }
            var page = DemoResponse.html("<title>\(request.host)</title>")
            page.delay = delay
            return page
        }
        let list = (0..<Self.hosts).map {
            "http://127.2.\($0 / 250).\(1 + $0 % 250):\(web.port)/\n"
        }
        try FileDescriptor.open(name + ".txt", for: .creating).writeAll(Array(list.joined().utf8))
        let start = Moment.now
        let child = try CrawlProgram.start(
            [
                "--seed", name + ".txt", "--depth", "0", "--concurrency", "\(Self.hosts)",
                "--output", name + ".sqlite",
            ],
            errors: name + ".log"
        )
        let memory = try await child.peakMemoryUntilItEnds()
        #expect(try await child.ended() == 0)
        let elapsed = Moment.now - start
        let summary = try FileDescriptor.open(name + ".log", for: .reading).readAll(limit: 65_536)
        let stored = try CrawlFile(name + ".sqlite").number("SELECT count(*) FROM page")
        #expect(stored == Self.hosts)
        return Outcome(
            elapsed: elapsed,
            memory: memory,
            summary: String(decoding: summary, as: UTF8.self)
        )
    }
}
