import CrawlDemo
import CrawlEngine
import CrawlFetch
import CrawlFrontier
import CrawlPoliteness
import CrawlTestSupport
import Linux
import Testing

/// What name servers say, and how often they are asked because of it.
@Suite(.tags(.loopback), .timeLimit(.minutes(2)))
struct CrawlEngineNamesTests {
    private static func crawl(
        _ urls: [String],
        asking names: StubNameServer,
        _ inspect: (borrowing CrawlFile) throws -> Void
    ) async throws {
        try await TemporaryDirectory.with { directory in
            var plan = try CrawlPlan.loopback(from: urls, into: directory + "/x.sqlite", depth: 0)
            plan.frontier.robots.areObeyed = false
            plan.fetch.resolver.servers = [NameServer(parsing: names.address)].compactMap(\.self)
            plan.fetch.resolver.hostsFile = "/dev/null"
            try await plan.run()
            try inspect(CrawlFile(directory + "/x.sqlite"))
        }
    }

    @Test func `C1: only what may pass is tried again`() async throws {
        let names = try StubNameServer { question in
            switch question.name.prefix(2) {
            case "no": .noSuchName
            case "em": NameAnswer()
            default: .serverFailure
            }
        }
        let hosts = ["no.test", "empty.test", "failing.test"]
        try await Self.crawl(hosts.map { "http://\($0)/" }, asking: names) { file throws in
            #expect(try file.outcomes(of: "no.test/") == ["dns_fail 0"])
            #expect(try file.outcomes(of: "empty.test/") == ["dns_fail 0"])
            let three = Array(repeating: "dns_fail 0", count: 3)
            #expect(try file.outcomes(of: "failing.test/") == three)
        }
        #expect(names.count(of: "no.test") == 2)
        #expect(names.count(of: "empty.test") == 2)
    }

    @Test(.tags(.slow))
    func `C4: names that take three seconds are waited for`() async throws {
        let web = try LoopbackWeb { .html("<title>\($0.host)</title>") }
        let names = try StubNameServer { _ in
            var answer = NameAnswer(["127.0.0.1"])
            answer.delay = .seconds(3)
            return answer
        }
        let urls = (0..<8).map { "http://slow\($0).test:\(web.port)/" }
        try await Self.crawl(urls, asking: names) { file throws in
            #expect(try file.pages == Set(urls))
            #expect(try file.number("SELECT count(*) FROM fetch WHERE error IS NOT NULL") == 0)
        }
    }
}
