import CrawlEngine
import CrawlFetch
import CrawlFrontier
import CrawlModel
import CrawlReport
import CrawlRestraint
import CrawlScope
import CrawlTestSupport
import Linux
import Testing
import URLStandard

extension CrawlPlan {
    /// A crawl of this machine that tries again soon, and visits nothing again once finished.
    static func loopback(
        from seeds: [String],
        into file: String,
        depth: Int? = nil,
        concurrency: Int = 8
    ) throws -> CrawlPlan {
        let range = AddressRange(parsing: "127.0.0.0/8")
        var plan = CrawlPlan(
            seeds: try seeds.map { Seed(url: try WebURL(parsing: $0)) },
            output: file,
            frontier: FrontierPlan(maximumDepth: depth),
            scope: ScopePlan(.any),
            fetch: FetchPlan(
                userAgent: "crawl-tests/1",
                gate: AddressGate(allowing: [range].compactMap(\.self)),
                keptConnections: concurrency
            ),
            concurrency: concurrency
        )
        plan.retries.firstWait = .milliseconds(10)
        plan.refresh = nil
        return plan
    }

    /// Opens the crawl and runs it to its end, on a loop and a pool of its own; the loop is never
    /// kept for long.
    ///
    /// The file keeps all promises afterwards but those that are expected to break.
    @discardableResult
    func run(leaving expected: [String] = []) async throws -> CrawlResult {
        _ = try ResourceLimits.raiseOpenFiles()
        let loop = try EventLoop()
        let pool = try ThreadPool(name: "pool", count: 2)
        let thread = try Thread(name: "loop") { loop.run() }
        defer {
            loop.stop()
            thread.join()
            pool.stop()
        }
        let crawler = try await Crawler.open(self, on: loop, pool: pool)
        let result: CrawlResult
        do {
            let watch = LagWatch(loop)
            defer { watch.expectShortTurns() }
            result = try await crawler.run()
        }
        let breaches = try StoreCheck.open(output).breaches().map(\.description)
        #expect(breaches == expected)
        return result
    }
}
