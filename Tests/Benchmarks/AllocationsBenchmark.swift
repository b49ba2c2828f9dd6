import CAllocations
import CrawlDemo
import CrawlFetch
import CrawlModel
import CrawlTestSupport
import Glibc
import Linux

/// How many blocks of the heap the two hot places take: the loop for a fetch, the pool for a page.
///
/// It is no measure of time, so the same on every machine: beyond a threshold the status is 1.
struct AllocationsBenchmark {
    private static let rounds = 100
    private let words: BenchmarkWords

    init(words: [String]) {
        self.words = BenchmarkWords(words)
    }

    func run() throws {
        let job = try PoolJob()
        let plan = FetchPlan.onLoopback(keeping: 1)
        let ownPage = try blocks(of: PoolJob(plan.naming("127.2.0.1")), links: 60)
        let ownFetch = try fetchBlocks(plan.naming("127.0.0.1"))
        let (few, many) = (try blocks(of: job, links: 60), try blocks(of: job, links: 600))
        let figures = [
            ("page of 60 links, decoded, read, packed", few, AllocationsThreshold.page),
            ("for each further link", (many - few) / 540, AllocationsThreshold.link),
            ("fetch over a kept connection", try fetchBlocks(plan), AllocationsThreshold.fetch),
            ("such a page of a host with its own user agent", ownPage, AllocationsThreshold.page),
            ("such a fetch from that host", ownFetch, AllocationsThreshold.fetch),
        ]
        var table = FigureTable(
            "blocks of the heap",
            [
                .init(key: "allocations", head: "allocations", digits: 2),
                .init(key: "allocations_at_most", head: "at most", digits: 2),
            ]
        )
        for (name, blocks, most) in figures {
            table.add(name, [blocks, most], remark: blocks > most ? "too many" : nil)
        }
        table.print(asJSON: words.isJSON)
        if figures.contains(where: { $0.1 > $0.2 }) { exit(1) }
    }

    /// Of one page, once parser and packer are warm.
    private func blocks(of job: PoolJob, links: Int) throws -> Double {
        let page = try PoolJob.page(links: links)
        for _ in 0..<3 { try job.read(page, expecting: links) }
        let before = allocations_of_thread()
        for _ in 0..<Self.rounds { try job.read(page, expecting: links) }
        return Double(allocations_of_thread() - before) / Double(Self.rounds)
    }

    /// Of one fetch as a rule: an answer may come in two pieces, so that the loop turns once more.
    private func fetchBlocks(_ plan: FetchPlan) throws -> Double {
        let web = try LoopbackWeb { _ in .html("<title>x</title>") }
        let visit = try Visit(to: web.base + "/", number: 0, host: 0)
        let loop = try EventLoop()
        let fetcher = Fetcher(plan: plan, loop: loop)
        let counts = loop.run {
            try? await fetcher.open()
            var counts: [UInt64] = []
            for _ in 0..<(2 * Self.rounds) {
                let before = allocations_of_thread()
                guard case .answered = await fetcher.fetch(visit) else { break }
                counts.append(allocations_of_thread() - before)
            }
            return counts
        }
        precondition(counts?.count == 2 * Self.rounds, "Every request is answered.")
        return Double(counts.map { $0.sorted()[Self.rounds] } ?? 0)
    }
}
