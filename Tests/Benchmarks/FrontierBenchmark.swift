import CrawlFrontier
import CrawlModel
import CrawlPoliteness
import CrawlScope
import CrawlTestSupport
import Linux

/// How fast the frontier alone decides, and how much memory its knowledge of URLs takes.
struct FrontierBenchmark {
    private let urls: Int
    private let hosts: Int
    private let isWholeWeb: Bool

    /// - Parameter words: `cycles` or `memory`, then how many URLs, then on how many hosts.
    init(words: [String]) {
        isWholeWeb = words.first == "memory"
        let numbers = words.compactMap { Int($0) }
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
        let rate = Double(work.finished) / Double(spent) * 1e9
        print("\(work.finished) visits of \(hosts) hosts, \(Int(rate)) admit+next+finish/s")
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
        print(
            "\(work.known) URLs on \(hosts) hosts: RSS \(memory >> 20) MiB, frontier",
            "\((memory - before) >> 20) MiB, \(spent / Int64(work.known)) ns a URL;",
            "\(work.seenBytesPerURL.rounded(to: 2)) bytes a URL in the filter"
        )
    }
}
