import CrawlDemo
import CrawlEngine
import CrawlTestSupport
import Linux
import Synchronization
import Testing

/// A stage of the journey that does not go on.
@Suite(.tags(.loopback), .timeLimit(.minutes(5)))
struct CrawlEngineStallTests {
    private static let concurrency = 8

    @Test func `B12: while nobody reads pages, none are fetched but those that workers hold`()
        async throws
    {
        let stall = Stall()
        let web = try LoopbackWeb { stall.answer($0) }
        try await TemporaryDirectory.with { directory in
            let file = directory + "/crawl.sqlite"
            try await Self.crawl(web, into: file, stall)
            #expect(try CrawlFile(file).number("SELECT count(*) FROM page") == Stall.pages + 1)
        }
    }

    private static func crawl(
        _ web: LoopbackWeb,
        into file: String,
        _ stall: Stall
    ) async throws {
        let seeds = [web.base + "/"]
        let plan = try CrawlPlan.loopback(from: seeds, into: file, concurrency: concurrency)
        let loop = try EventLoop()
        let pool = try ThreadPool(name: "pool", count: Stall.readers)
        let thread = try Thread(name: "loop") { loop.run() }
        defer {
            loop.stop()
            thread.join()
            pool.stop()
        }
        let crawler = try await Crawler.open(plan, on: loop, pool: pool)
        try await withThrowingTaskGroup { group in
            group.addTask { _ = try await crawler.run() }
            await stall.begin()
            for _ in 0..<Stall.readers { group.addTask { await stall.hold(pool) } }
            try await expectRest(of: crawler, web, loop)
            stall.end()
            try await group.waitForAll()
        }
    }

    /// Waits until every worker holds a page that nobody reads, and sees that nothing more comes.
    private static func expectRest(
        of crawler: Crawler,
        _ web: LoopbackWeb,
        _ loop: EventLoop
    ) async throws {
        while await crawler.progress.travelling < concurrency
            || web.requests.contains(where: { $0.end == nil })
        {
            try Task.checkCancellation()
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

/// A web whose links are answered once nobody reads pages any more.
private final class Stall: Sendable {
    static let pages = 100
    static let readers = 2

    private let isFirst = Mutex(true)
    private let (links, asked) = AsyncStream.makeStream(of: Void.self)
    private let (held, released) = (Bell(), Bell())

    func answer(_ request: DemoRequest) -> DemoResponse {
        switch request.target {
        case "/robots.txt": return .text("none\n", status: 404)
        case "/": return .html((1...Self.pages).map { "<a href=/\($0)>page</a>" }.joined())
        default:
            if isFirst.withLock({ exchange(&$0, with: false) }) {
                asked.yield()
                held.wait(for: Self.readers)
            }
            return .html(request.target)
        }
    }

    /// Waits until the first link is requested: what leads there was read.
    func begin() async {
        for await _ in links { return }
    }

    /// Keeps a thread of the pool busy until the end.
    func hold(_ pool: ThreadPool) async {
        await pool.run {
            self.held.ring()
            while !self.released.wait(for: 1) {}
        }
    }

    func end() {
        for _ in 0..<Self.readers { released.ring() }
    }
}
