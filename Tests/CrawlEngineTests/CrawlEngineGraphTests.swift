import CrawlDemo
import CrawlEngine
import CrawlFetch
import CrawlFrontier
import CrawlModel
import CrawlPoliteness
import CrawlRestraint
import CrawlTestSupport
import Linux
import Testing

/// The whole crawl against webs whose right answer is known, down to the last row.
@Suite(.tags(.loopback, .slow, .law), .timeLimit(.minutes(30)), .serialized)
struct CrawlEngineGraphTests {
    /// A web's size, how deep it is crawled, and by how many workers.
    struct Case: Sendable {
        var pages = 5_000
        var depth: Int?
        let concurrency: Int

        static let large = [
            Case(depth: 3, concurrency: 1), Case(concurrency: 8), Case(depth: 5, concurrency: 256),
        ]
        static let matrix = [1, 8, 256].flatMap(cases)

        private static func cases(for workers: Int) -> [Case] {
            let pages = Thoroughness.isFull ? 5_000 : 600
            return (0...6).map { Case(pages: pages, depth: $0, concurrency: workers) }
        }
    }

    @Test(arguments: Case.large + Case.matrix)
    func `a crawl finds exactly what can be reached`(_ given: Case) async throws {
        let web = try GraphWeb(Self.web(given.pages))
        try await TemporaryDirectory.with { directory in
            let file = directory + "/crawl.sqlite"
            let plan = try Self.plan(of: web, given, into: file)
            let report = try await plan.run()
            #expect(report.ending == .exhausted)
            try Self.expectRight(file, of: web, depth: given.depth)
            #expect(try CrawlFile(file).pages == web.reachable(depth: given.depth))
            #expect(Self.repeatedRequests(of: web).isEmpty)
        }
    }

    @Test func `of every web exactly what can be reached is stored, in any order`() async throws {
        let seeds: UInt64 = Thoroughness.isFull ? 200 : 6
        for seed in 1...seeds {
            var dice = SeededGenerator(seed: seed)
            var web = WebGraph.Plan(
                seed: seed,
                pages: Int.random(in: 50...250, using: &dice),
                hosts: Int.random(in: 1...40, using: &dice)
            )
            web.longestDelay = .milliseconds(Int.random(in: 0...8, using: &dice))
            web.branching = Int.random(in: 1...4, using: &dice)
            let depth = Bool.random(using: &dice) ? Int.random(in: 0...8, using: &dice) : nil
            let workers = [1, 2, 8, 64, 256].randomElement(using: &dice) ?? 1
            let order = VisitOrder.allCases.randomElement(using: &dice) ?? .breadth
            let memory = [1, 10, 100_000].randomElement(using: &dice) ?? 1
            try await Self.expectRight(web, Case(depth: depth, concurrency: workers), order, memory)
        }
    }

    @Test func `what fails in passing is asked for again, until all is stored`() async throws {
        let seeds: UInt64 = Thoroughness.isFull ? 200 : 6
        for seed in 1...seeds {
            var dice = SeededGenerator(seed: seed)
            var graph = WebGraph.Plan(
                seed: seed,
                pages: Int.random(in: 50...150, using: &dice),
                hosts: Int.random(in: 1...40, using: &dice)
            )
            (graph.longestDelay, graph.faultyNodes) = (.milliseconds(8), 10)
            let workers = [8, 64, 256].randomElement(using: &dice) ?? 8
            let web = try GraphWeb(graph)
            try await TemporaryDirectory.with { directory in
                let file = directory + "/crawl.sqlite"
                var plan = try Self.plan(of: web, Case(concurrency: workers), into: file)
                plan.fetch.timeout = .milliseconds(750)
                // A busy machine may be silent, too.
                plan.retries.tries = WebGraph.mostFaults + 4
                plan.frontier.politeness.patience = 0
                #expect(try await plan.run().ending == .exhausted)
                try Self.expectRight(file, of: web, depth: nil)
                let repeated = Set(Self.repeatedRequests(of: web).map { "http://\($0)" })
                #expect(web.faulty.intersection(web.depths.keys).isSubset(of: repeated))
            }
        }
    }

    private static func expectRight(
        _ graph: WebGraph.Plan,
        _ given: Case,
        _ order: VisitOrder,
        _ memory: Int
    ) async throws {
        let web = try GraphWeb(graph)
        try await TemporaryDirectory.with { directory in
            var plan = try plan(of: web, given, into: directory + "/crawl.sqlite")
            (plan.frontier.order, plan.frontier.capacity.visits) = (order, memory)
            #expect(try await plan.run().ending == .exhausted)
            try expectRight(plan.output, of: web, depth: given.depth)
            #expect(repeatedRequests(of: web).isEmpty, "seed \(graph.seed)")
        }
    }

    @Test(arguments: [10, 100], [1, 8, 256])
    func `what does not fit into memory waits in the file`(memory: Int, workers: Int) async throws {
        let web = try GraphWeb(Self.web(Thoroughness.isFull ? 5_000 : 1_500))
        try await TemporaryDirectory.with { directory in
            let file = directory + "/crawl.sqlite"
            for depth in [nil, 4] {
                let given = Case(depth: depth, concurrency: workers)
                var plan = try Self.plan(of: web, given, into: "\(file)\(depth ?? 0)")
                plan.frontier.capacity.visits = memory
                let report = try await plan.run()
                #expect(report.ending == .exhausted)
                try Self.expectRight(plan.output, of: web, depth: depth)
            }
        }
    }

    @Test(arguments: [1, 8, 256])
    func `a limit of pages is exact, and the crawl goes on behind it`(workers: Int) async throws {
        let web = try GraphWeb(Self.web(600))
        try await TemporaryDirectory.with { directory in
            let file = directory + "/crawl.sqlite"
            var plan = try Self.plan(of: web, Case(concurrency: workers), into: file)
            for (limit, stored) in [(1, 1), (137, 137), (137, 137), (138, 138)] {
                plan.frontier.maximumPages = limit
                #expect(try await plan.run().ending == .limitReached)
                #expect(try CrawlFile(file).number("SELECT count(*) FROM page") == stored)
                #expect(try CrawlFile(file).brokenLaws.isEmpty)
            }
            plan.frontier.maximumPages = nil
            #expect(try await plan.run().ending == .exhausted)
            try Self.expectRight(file, of: web, depth: nil)
        }
    }

    @Test(arguments: [1, 8, 256])
    func `a crawl that cannot know more URLs ends in order, and goes on where it can`(
        workers: Int
    ) async throws {
        let web = try GraphWeb(Self.web(600))
        try await TemporaryDirectory.with { directory in
            let file = directory + "/crawl.sqlite"
            var plan = try Self.plan(of: web, Case(concurrency: workers), into: file)
            for limit in [3, 150, 150, 151, 400] {
                plan.frontier.capacity.urls = limit
                #expect(try await plan.run().ending == .full(urls: limit))
                #expect(try CrawlFile(file).number("SELECT count(*) FROM url") <= limit)
                #expect(try CrawlFile(file).brokenLaws.isEmpty)
            }
            plan.frontier.capacity.urls = 100_000
            #expect(try await plan.run().ending == .exhausted)
            try Self.expectRight(file, of: web, depth: nil)
        }
    }

    @Test func `a greater depth later gives what it had given at once`() async throws {
        let web = try GraphWeb(Self.web(600))
        try await TemporaryDirectory.with { directory in
            let file = directory + "/crawl.sqlite"
            for depth in [0, 1, 3, 3, 6] {
                try await Self.plan(of: web, Case(depth: depth, concurrency: 8), into: file).run()
                try Self.expectRight(file, of: web, depth: depth)
            }
            #expect(Self.repeatedRequests(of: web).isEmpty)
        }
    }

    private static func web(_ pages: Int) -> WebGraph.Plan {
        var plan = WebGraph.Plan(pages: pages)
        plan.longestDelay = .milliseconds(8)
        return plan
    }

    private static func plan(
        of web: GraphWeb,
        _ given: Case,
        into file: String
    ) throws -> CrawlPlan {
        try .loopback(
            from: [web.seed],
            into: file,
            depth: given.depth,
            concurrency: given.concurrency
        )
    }

    private static func expectRight(_ path: String, of web: GraphWeb, depth: Int?) throws {
        let file = try CrawlFile(path)
        let right = CrawlContents(rightOf: web, depth: depth)
        #expect(try CrawlContents(of: file).differences(from: right) == [])
        #expect(try file.brokenLawsOfTheEnd == [])
    }

    /// The pages that the web was asked for more than once.
    private static func repeatedRequests(of web: GraphWeb) -> [String] {
        let urls = web.requests.filter { $0.target != "/robots.txt" }.map { $0.host + $0.target }
        return Dictionary(grouping: urls) { $0 }.filter { $0.value.count > 1 }.map(\.key)
    }
}
