import CrawlFrontier
import CrawlModel
import CrawlPoliteness
import CrawlScope
import CrawlTestSupport
import Linux

/// How fast the frontier alone decides, and how much memory its knowledge of URLs takes.
struct FrontierBenchmark {
    private let words: BenchmarkWords
    private let urls: Int
    private let hosts: Int
    private let isWholeWeb: Bool

    /// - Parameter words: `cycles` or `memory`, then how many URLs, then on how many hosts.
    init(words: [String]) {
        self.words = BenchmarkWords(words)
        isWholeWeb = self.words.plain.first == "memory"
        let numbers = self.words.plain.compactMap { Int($0) }
        urls = numbers.first ?? (isWholeWeb ? 10_000_000 : 1_000_000)
        hosts = numbers.dropFirst().first ?? (isWholeWeb ? 100_000 : 1_000)
    }

    func run() throws {
        try Processor.pin(to: 0)
        isWholeWeb ? measureMemory() : measureCycles()
    }

    /// Every visit is admitted, handed out and finished; 256 are in flight.
    private func measureCycles() {
        var work = FrontierWork(hosts: hosts, memory: 100_000)
        var spent: Int64 = 0
        work.admitSeeds()
        while work.finished < urls {
            let links = work.links()
            let start = ThreadClock.nanoseconds
            work.carry(links)
            spent += ThreadClock.nanoseconds - start
        }
        var table = FigureTable(
            "each visit is admitted, handed out and finished",
            [
                .init(key: "visits", head: "visits"), .init(key: "hosts", head: "hosts"),
                .init(key: "visits_per_second", head: "visits/s"),
            ]
        )
        let rate = Double(work.finished) / Double(spent) * 1e9
        table.add("frontier", [Double(work.finished), Double(hosts), rate])
        table.print(asJSON: words.isJSON)
    }

    /// Every page leads to a hundred new ones, most of which only the store has.
    private func measureMemory() {
        var work = FrontierWork(hosts: hosts, memory: 100_000)
        let before = ResidentMemory.bytes
        work.admitSeeds()
        var spent: Int64 = 0
        while work.known < urls {
            let links = work.links()
            let start = ThreadClock.nanoseconds
            work.follow(links)
            spent += ThreadClock.nanoseconds - start
        }
        let memory = ResidentMemory.bytes
        var table = FigureTable(
            "each page leads to a hundred new URLs",
            [
                .init(key: "urls", head: "URLs"), .init(key: "hosts", head: "hosts"),
                .init(key: "nanoseconds_per_url", head: "ns/URL"),
                .init(key: "memory_mebibytes", head: "MiB in all"),
                .init(key: "frontier_mebibytes", head: "MiB for it"),
                .init(key: "filter_bytes_per_url", head: "filter B/URL", digits: 2),
            ]
        )
        table.add(
            "frontier",
            [
                Double(work.known), Double(hosts), Double(spent) / Double(work.known),
                Double(memory) / 0x10_0000, Double(memory - before) / 0x10_0000,
                work.seenBytesPerURL,
            ]
        )
        table.print(asJSON: words.isJSON)
    }
}
