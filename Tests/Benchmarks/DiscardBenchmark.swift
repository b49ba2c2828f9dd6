import CAllocations
import CrawlModel
import CrawlParse
import CrawlTestSupport
import URLStandard

/// How much of the heap links take that are discarded; it is to be nothing.
struct DiscardBenchmark {
    func run() throws {
        let url = try WebURL(parsing: "https://example.org/")
        for links in DiscardedLinks.repeated + DiscardedLinks.resolved {
            let few = allocations(of: links.page(with: 100), at: url)
            let many = allocations(of: links.page(with: 1_000), at: url)
            let isBeyond = many > few + DiscardedLinks.threshold
            let excess = isBeyond ? "  beyond its threshold: \(DiscardedLinks.threshold)" : ""
            print("\(many - few) allocations for 900 of \(links)\(excess)")
        }
    }

    /// The least of some readings, since a first one makes the storage that is kept.
    private func allocations(of page: [UInt8], at url: WebURL) -> Int {
        var parser = PageParser(agent: "crawl")
        return (0..<3).map { _ in
            let before = allocations_of_thread()
            let parsed = parser.parse(page, at: url)
            let taken = allocations_of_thread() - before
            return parsed.links.isEmpty ? .max : Int(taken)
        }.min() ?? 0
    }
}
