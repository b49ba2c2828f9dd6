import CrawlDemo
import CrawlEngine
import CrawlFetch
import CrawlFrontier
import CrawlPoliteness
import CrawlTestSupport
import Linux
import Testing

/// What servers see of a crawl of many names at few addresses, by their own log.
@Suite(.tags(.loopback, .slow), .timeLimit(.minutes(10)))
struct CrawlEngineAddressTests {
    private struct Size {
        let names: Int
        let addresses: Int
        let pages: Int
    }

    /// The full size is a hundred thousand requests.
    private static let size =
        Thoroughness.isFull
        ? Size(names: 2_000, addresses: 400, pages: 49) : Size(names: 12, addresses: 4, pages: 5)

    /// So much longer than another may a request take from the crawl's decision to the server's
    /// log: on a busy machine nobody can say, so that the exact law is proven without a clock.
    private static let slack = Duration.milliseconds(Thoroughness.isFull ? 10 : 60)

    /// One request, by the number of its name, with the moments of its answer.
    private struct Span {
        let start: Moment
        let end: Moment
    }

    @Test func `names at one address share its rests and its connections`() async throws {
        let size = Self.size
        let names = try StubNameServer { question in
            let place = Self.number(of: question.name) % size.addresses
            return NameAnswer(["127.9.\(place / 200).\(1 + place % 200)"])
        }
        let web = try LoopbackWeb(reach: .everyLoopback) { request in
            guard request.target == "/" else { return .html("<title>\(request.target)</title>") }
            return .html((1..<size.pages).map { "<a href=/\($0)>\($0)</a>" }.joined())
        }
        try await TemporaryDirectory.with { directory in
            var plan = try CrawlPlan.loopback(
                from: (0..<size.names).map { "http://h\($0).test:\(web.port)/" },
                into: directory + "/crawl.sqlite",
                concurrency: 256
            )
            plan.fetch.resolver.servers = [NameServer(parsing: names.address)].compactMap(\.self)
            var politeness = Politeness(delay: .milliseconds(200), perHost: 1)
            politeness.addressDelay = .milliseconds(100)
            politeness.perAddress = 2
            plan.frontier.politeness = politeness
            let report = try await plan.run()
            #expect(report.ending == .exhausted)
            let pages = try CrawlFile(plan.output).number("SELECT count(*) FROM page")
            #expect(pages == size.names * size.pages)
        }
        // One robots.txt for each name.
        #expect(web.requests.count == size.names * (size.pages + 1))
        let byName = Dictionary(grouping: web.requests) { Self.number(of: $0.host) }
        let byAddress = Dictionary(grouping: web.requests) {
            Self.number(of: $0.host) % size.addresses
        }
        #expect(byName.count == size.names && byAddress.count == size.addresses)
        let ofNames = byName.values.flatMap { Self.violations(of: $0, .milliseconds(200), most: 1) }
        let ofAddresses = byAddress.values.flatMap {
            Self.violations(of: $0, .milliseconds(100), most: 2)
        }
        #expect(ofNames == [] && ofAddresses == [])
    }

    private static func number(of name: String) -> Int {
        Int(name.drop { !$0.isNumber }.prefix { $0.isNumber }) ?? 0
    }

    /// What is wrong with requests that share a gate.
    private static func violations(
        of requests: [ServedRequest],
        _ delay: Duration,
        most: Int
    ) -> [String] {
        let spans = requests.map { Span(start: $0.start, end: $0.end ?? .distantFuture) }
            .sorted { $0.start < $1.start }
        var violations: [String] = []
        for (one, next) in zip(spans, spans.dropFirst())
        where next.start - one.start < delay - slack {
            violations.append("\(next.start - one.start) instead of \(delay)")
        }
        var ends: [Moment] = []
        for span in spans {
            ends.removeAll { $0 <= span.start }
            ends.append(span.end)
            if ends.count > most { violations.append("\(ends.count) at a time") }
        }
        return violations
    }
}
