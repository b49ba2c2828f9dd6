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

    /// What a gate lets pass.
    private struct Law {
        let delay: Duration
        let most: Int
        /// Before this moment nothing was decided.
        let beginning: Moment
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
        let beginning = Moment.now
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
        let name = Law(delay: .milliseconds(200), most: 1, beginning: beginning)
        let address = Law(delay: .milliseconds(100), most: 2, beginning: beginning)
        #expect(byName.values.flatMap { Self.violations(of: $0, name) } == [])
        #expect(byAddress.values.flatMap { Self.violations(of: $0, address) } == [])
    }

    private static func number(of name: String) -> Int {
        Int(name.drop { !$0.isNumber }.prefix { $0.isNumber }) ?? 0
    }

    /// What is wrong with requests that share a gate.
    ///
    /// Nothing is measured against the time that a request or an answer travels, or that a busy
    /// server takes to notice it: a request was decided on before the server had it, and an answer
    /// had arrived, where its end was of account, after the server had it ready. So of requests in
    /// the order of their decisions each was made no sooner than a delay after the one before,
    /// and no sooner than all but the others that were allowed at its time had their answers.
    private static func violations(of requests: [ServedRequest], _ law: Law) -> [String] {
        let starts = requests.map(\.start).sorted()
        let answers = requests.map { $0.answered ?? .distantFuture }.sorted()
        var violations: [String] = []
        var earliest = law.beginning
        for (number, start) in starts.enumerated() {
            if number > 0 { earliest = earliest + law.delay }
            if number >= law.most {
                // Behind a single connection a rest follows the answer, too.
                let rest = law.most == 1 ? law.delay : .zero
                earliest = max(earliest, answers[number - law.most] + rest)
            }
            if start < earliest { violations.append("\(earliest - start) too early") }
        }
        return violations + crowds(in: requests, most: law.most)
    }

    /// Requests that were under way together, though too many.
    private static func crowds(in requests: [ServedRequest], most: Int) -> [String] {
        var answers: [Moment] = []
        var crowds: [String] = []
        for request in requests.sorted(by: { $0.start < $1.start }) {
            answers.removeAll { $0 <= request.start }
            answers.append(request.answered ?? .distantFuture)
            if answers.count > most { crowds.append("\(answers.count) at a time") }
        }
        return crowds
    }
}
