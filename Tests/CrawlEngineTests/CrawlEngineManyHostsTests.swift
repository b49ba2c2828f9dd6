import CrawlDemo
import CrawlTestSupport
import Glibc
import Linux
import Synchronization
import Testing

/// A thousand slow hosts at once, by the real program.
@Suite(.tags(.loopback, .slow), .timeLimit(.minutes(5)), .serialized)
struct CrawlEngineManyHostsTests {
    private static let hosts = 1_000

    @Test func `a thousand hosts are all asked before the first of them answers`() async throws {
        let gate = AnswerGate()
        let asked = Mutex(0)
        _ = try await crawl { page in
            page.gate = gate
            let count = asked.withLock { asked in
                asked += 1
                return asked
            }
            if count == Self.hosts { gate.open() }
        }
    }

    @Test(.enabled(if: Thoroughness.isFull))
    func `a thousand hosts that think for a second take little more than a second`()
        async throws
    {
        let quick = try await crawl { _ in }
        let slow = try await crawl { $0.delay = .seconds(1) }
        // Connections, robots.txt and all computing cost both crawls the same.
        let (wait, figures) = (slow.elapsed - quick.elapsed, "\(quick) \(slow)")
        #expect(wait <= .milliseconds(1_600), "\(figures)")
        #expect(slow.memory <= 100 << 20, "\(figures)")
        Attachment.record(figures, named: "figures.txt")
    }

    private struct Outcome {
        let elapsed: Duration
        /// The most that it had in memory, in bytes.
        let memory: Int
        let summary: String
    }

    private func crawl(
        answering change: @escaping @Sendable (inout DemoResponse) -> Void
    ) async throws -> Outcome {
        _ = try ResourceLimits.raiseOpenFiles()
        let web = try LoopbackWeb(reach: .everyLoopback) { request in
            guard request.target == "/" else { return .text("none\n", status: 404) }
            var page = DemoResponse.html("<title>\(request.host)</title>")
            change(&page)
            return page
        }
        return try await TemporaryDirectory.with { directory in
            let list = (0..<Self.hosts).map {
                "http://127.2.\($0 / 250).\(1 + $0 % 250):\(web.port)/\n"
            }
            let seeds = try FileDescriptor.open(directory + "/seeds.txt", for: .creating)
            try seeds.writeAll(Array(list.joined().utf8))
            return try await crawl(in: directory)
        }
    }

    private func crawl(in directory: String) async throws -> Outcome {
        let (output, log) = (directory + "/x.sqlite", directory + "/x.log")
        let start = Moment.now
        let child = try CrawlProgram.start(
            [
                "--seed", directory + "/seeds.txt", "--depth", "0",
                "--concurrency", "\(Self.hosts)", "--output", output,
            ],
            errors: log
        )
        let memory = try await child.peakMemoryUntilItEnds()
        #expect(try await child.ended() == 0)
        let elapsed = Moment.now - start
        let stored = try CrawlFile(output).number("SELECT count(*) FROM page")
        #expect(stored == Self.hosts)
        let summary = try FileDescriptor.open(log, for: .reading).readAll(limit: 65_536)
        return Outcome(
            elapsed: elapsed,
            memory: memory,
            summary: String(decoding: summary, as: UTF8.self)
        )
    }
}
