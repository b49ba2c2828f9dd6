import CrawlDemo
import CrawlEngine
import CrawlFetch
import CrawlModel
import CrawlTestSupport
import Glibc
import Linux
import Testing
import URLStandard

/// Names that nobody ever answers for, among hosts that answer.
@Suite(.tags(.loopback, .slow), .timeLimit(.minutes(10)), .serialized)
struct CrawlEngineDeadNamesTests {
    /// What a crawl of a web was like while names were dead.
    private struct Figures {
        let report: CrawlResult
        /// From the first request of the web to the end of the last answer.
        let time: Duration
    }

    @Test func `C2: twenty dead names are not felt`() async throws {
        let names = try StubNameServer { _ in .silence }
        let alone = try await crawl(deadNames: 0, asking: names)
        #expect(names.questions.isEmpty)
        let together = try await crawl(deadNames: 20, asking: names)
        #expect(Set(names.questions.map(\.name)).count == 20)
        guard Thoroughness.isFull else { return }
        let lag = together.report.lag.maximum
        let figures = "\(alone.time) alone, \(together.time) with dead names, \(lag) lag"
        #expect(alone.time / together.time >= 0.95, "\(figures)")
        #expect(lag <= .milliseconds(50), "\(figures)")
        Attachment.record(figures, named: "figures.txt")
    }

    @Test func `C3: dead names need no threads and hardly any memory`() async throws {
        let asked = Bell()
        let names = try StubNameServer { _ in
            asked.ring()
            return .silence
        }
        let arrived = Bell()
        let held = try LoopbackWeb { _ in
            arrived.ring()
            var answer = DemoResponse.text("")
            answer.delay = .seconds(60)
            return answer
        }
        try await TemporaryDirectory.with { directory in
            let usual = try start(["\(held.base)/"], directory + "/usual", names)
            arrived.wait(for: 1)
            let (threads, memory) = (usual.threadCount, usual.peakMemory ?? 0)
            usual.send(SIGKILL)
            _ = try await usual.ended()
            let list = (0..<500).map { "http://dead\($0).test/\n" }.joined()
            try FileDescriptor.open(directory + "/list.txt", for: .creating)
                .writeAll(Array(list.utf8))
            let dead = try start(["--seed", directory + "/list.txt"], directory + "/dead", names)
            // Each worker has its name, and each name two questions.
            asked.wait(for: 512)
            #expect(dead.threadCount == threads)
            #expect((dead.peakMemory ?? .max) - memory <= 16 << 20)
            dead.send(SIGKILL)
            _ = try await dead.ended()
        }
    }

    private func start(
        _ words: [String],
        _ name: String,
        _ names: StubNameServer
    ) throws -> ChildProcess {
        try CrawlProgram.start(
            words + [
                "-q", "--depth", "0", "--robots", "ignore", "--concurrency", "256",
                "--dns-servers", names.address, "--output", name + ".sqlite",
            ]
        )
    }

    private func crawl(deadNames: Int, asking names: StubNameServer) async throws -> Figures {
        let web = try GraphWeb(WebGraph.Plan(pages: Thoroughness.isFull ? 20_000 : 1_000))
        return try await TemporaryDirectory.with { directory in
            let dead = (0..<deadNames).map { "http://dead\($0).test/" }
            var plan = try CrawlPlan.loopback(
                from: dead + [web.seed],
                into: directory + "/crawl.sqlite",
                concurrency: 256
            )
            plan.fetch.resolver.servers = [NameServer(parsing: names.address)].compactMap(\.self)
            plan.fetch.resolver.patience.timeout = Thoroughness.isFull ? .seconds(10) : .seconds(1)
            let report = try await plan.run()
            #expect(report.ending == .exhausted)
            #expect(try CrawlFile(plan.output).pages == web.reachable(depth: nil))
            let (first, last) = (
                web.requests.map(\.start).min(), web.requests.compactMap(\.end).max()
            )
            return Figures(report: report, time: try #require(last) - #require(first))
        }
    }
}
