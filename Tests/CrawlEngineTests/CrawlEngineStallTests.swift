import CrawlDemo
import CrawlEngine
import CrawlTestSupport
import Linux
import Testing

/// A stage of the journey that does not go on.
@Suite(.tags(.loopback), .timeLimit(.minutes(5)))
struct CrawlEngineStallTests {
    private static let concurrency = 8
    private static let readers = 2

    @Test func `B12: while nobody reads pages, none are fetched but those that workers hold`()
        async throws
    {
        let web = try GraphWeb(WebGraph.Plan(pages: 600))
        try await TemporaryDirectory.with { directory in
            let file = directory + "/crawl.sqlite"
            try await Self.crawl(web, into: file)
            let right = CrawlContents(rightOf: web, depth: nil)
            #expect(try CrawlContents(of: CrawlFile(file)).differences(from: right) == [])
        }
    }

    private static func crawl(_ web: GraphWeb, into file: String) async throws {
        let plan = try CrawlPlan.loopback(from: [web.seed], into: file, concurrency: concurrency)
        let loop = try EventLoop()
        let pool = try ThreadPool(name: "pool", count: readers)
        let thread = try Thread(name: "loop") { loop.run() }
        defer {
            loop.stop()
            thread.join()
            pool.stop()
        }
        let crawler = try await Crawler.open(plan, on: loop, pool: pool)
        let release = Bell()
        let (holds, held) = AsyncStream.makeStream(of: Void.self)
        try await withThrowingTaskGroup { group in
            group.addTask { _ = try await crawler.run() }
            while web.requests.count < 60 { await Task.yield() }
            for _ in 0..<readers { group.addTask { await hold(pool, held, until: release) } }
            // What was handed to the pool before is read first.
            var beginnings = holds.makeAsyncIterator()
            for _ in 0..<readers { await beginnings.next() }
            try await expectRest(of: crawler, web, loop)
            for _ in 0..<readers { release.ring() }
            try await group.waitForAll()
        }
    }

    /// Keeps a thread of the pool busy until the bell rings, and tells when that begins.
    private static func hold(
        _ pool: ThreadPool,
        _ held: AsyncStream<Void>.Continuation,
        until release: Bell
    ) async {
        await pool.run {
            held.yield()
            while !release.wait(for: 1) {}
        }
    }

    /// Waits until every worker holds a page that nobody reads, and sees that nothing more comes.
    private static func expectRest(
        of crawler: Crawler,
        _ web: GraphWeb,
        _ loop: EventLoop
    ) async throws {
        while await crawler.progress.travelling < concurrency
            || web.requests.contains(where: { $0.end == nil })
        {
            await Task.yield()
        }
        let count = web.requests.count
        if Thoroughness.isFull {
            try await loop.sleep(until: .now + .seconds(60))
        } else {
            for _ in 0..<1_000 { _ = await crawler.progress }
        }
        #expect(web.requests.count - count <= concurrency)
        #expect(await crawler.progress.travelling <= concurrency)
    }
}
