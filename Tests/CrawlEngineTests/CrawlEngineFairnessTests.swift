import CrawlDemo
import CrawlEngine
import CrawlFetch
import CrawlFrontier
import CrawlPoliteness
import CrawlScope
import CrawlTestSupport
import Linux
import Testing
import URLStandard

/// Hosts that are slow or dead among hosts that are neither.
@Suite(.tags(.loopback, .slow), .timeLimit(.minutes(5)), .serialized)
struct CrawlEngineFairnessTests {
    private static let fast = 40
    private static let pages = Thoroughness.isFull ? 100 : 10

    /// One address of the loopback for each host; the slow one is the last.
    private static func web(slowness: Duration) throws -> LoopbackWeb {
        try LoopbackWeb(reach: .everyLoopback) { request in
            guard request.target != "/robots.txt" else { return .text("none", status: 404) }
            let number = Int(request.target.dropFirst()) ?? 0
            var answer = DemoResponse.html("<a href=/\(number + 1)>next</a>")
            if request.host.hasPrefix("127.0.1.") { answer.delay = slowness }
            return answer
        }
    }

    /// How long the fast hosts take for their pages.
    private static func time(besides others: Bool) async throws -> Duration {
        let web = try web(slowness: Thoroughness.isFull ? .seconds(10) : .milliseconds(500))
        let hole = try BlackHole(at: #require(IPAddress(parsing: "127.0.2.1")), port: 8_443)
        return try await TemporaryDirectory.with { directory in
            let dead = others ? ["http://127.0.2.1:8443/"] : []
            var hosts = (1...fast).map { "127.0.0.\($0)" }
            if others { hosts.append("127.0.1.1") }
            let seeds = hosts.map { "http://\($0):\(web.port)/0" }
            var plan = try CrawlPlan.loopback(
                from: seeds + dead,
                into: directory + "/crawl.sqlite",
                depth: pages - 1,
                concurrency: 64
            )
            plan.scope.kind = .host
            plan.frontier.politeness = Politeness(delay: .milliseconds(20), perHost: 1)
            plan.fetch.connectTimeout = .seconds(1)
            // The slow host alone would go on for long.
            plan.frontier.maximumPages = fast * pages
            try await plan.run()
            withExtendedLifetime(hole) {}
            let requests = web.requests.filter { $0.host.hasPrefix("127.0.0.") }
            #expect(requests.count { $0.target != "/robots.txt" } >= fast * pages * 9 / 10)
            let first = try #require(requests.map(\.start).min())
            let last = try #require(requests.compactMap(\.end).max())
            return last - first
        }
    }

    @Test func `a slow host and a dead one cost the others nothing`() async throws {
        let alone = try await Self.time(besides: false)
        let together = try await Self.time(besides: true)
        guard Thoroughness.isFull else { return }
        let figures = "\(alone) alone, \(together) beside a slow host and a dead one"
        #expect(alone / together >= 0.95, "\(figures)")
        Attachment.record(figures, named: "figures.txt")
    }
}
