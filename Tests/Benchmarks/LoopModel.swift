import CrawlFetch
import CrawlModel
import CrawlParse
import Linux
import URLStandard

/// One event loop that waits for all pages at once, over crawl's own connection pool.
struct LoopModel: Sendable {
    enum Reading {
        case nowhere
        case onLoop
        case onPool
    }

    let pages: HostPages
    let reading: Reading

    /// Fetches all pages.
    ///
    /// - Returns: How late the loop was.
    func run() throws -> String {
        let loop = try EventLoop()
        let fetcher = Fetcher(plan: .onLoopback(keeping: pages.count), loop: loop)
        let pool = try ThreadPool(name: "pool", count: ResourceLimits.processorCount)
        let visits = try (0..<pages.count).map(pages.visit)
        let readCount = loop.run { await self.bring(visits, with: fetcher, on: loop, pool) }
        pool.stop()
        precondition(readCount == pages.count, "All pages are read.")
        return LoopLag.description(of: loop.lag)
    }

    private func bring(
        _ visits: [Visit],
        with fetcher: Fetcher,
        on loop: EventLoop,
        _ pool: ThreadPool
    ) async -> Int {
        try? await fetcher.open()
        return await withTaskGroup(of: Bool.self) { group in
            for (number, visit) in visits.enumerated() {
                group.addTask(executorPreference: loop) {
                    await self.brings(visit, with: fetcher, pool)
                }
                // As crawl does: all at once would keep everything else waiting.
                if number % 64 == 63 { await Task.yield() }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
    }

    private func brings(
        _ visit: Visit,
        with fetcher: Fetcher,
        _ pool: ThreadPool
    ) async -> Bool {
        guard case .answered(let page) = await fetcher.fetch(visit), page.status == 200 else {
            return false
        }
        let pages = pages
        return switch reading {
        case .nowhere: true
        case .onLoop: pages.read(page.body, visit.url)
        case .onPool: await pool.run { pages.read(page.body, visit.url) }
        }
    }
}

extension HostPages {
    /// Reads a page as crawl does.
    ///
    /// - Returns: True where it has links, as each of these pages does.
    func read(_ body: [UInt8], _ url: WebURL) -> Bool {
        var parser = PageParser(agent: "crawl")
        return parser.parse(body, at: url).links.count > 0
    }
}
