import CrawlFormat
import CrawlModel
import CrawlRecall
import CrawlStore
import CrawlTestSupport
import Linux
import SQLite

/// How fast the store alone takes pages in, how large they are in it, and how soon it knows all its
/// URLs again.
struct StoreBenchmark {
    /// Pages between two figures.
    private static let step = 100_000

    private let pages: Int
    private let keepsPlaces: Bool

    /// - Parameter words: How many pages, and `places` to keep those of links, too.
    init(words: [String]) {
        pages = words.compactMap { Int($0) }.first ?? 1_000_000
        keepsPlaces = words.contains("places")
    }

    func run() async throws {
        try await TemporaryDirectory.with { directory in
            let path = directory + "/store.sqlite"
            try await ingest(into: path)
            try await restore(from: path)
        }
    }

    private func ingest(into path: String) async throws {
        let (store, _) = try await PageStore.open(path, run: RunDescription(startedAt: 1))
        var work = StoreWork(keepsPlaces: keepsPlaces)
        store.append(.changes(try work.beginning()))
        var steps: [Step] = []
        let start = Moment.now
        for first in stride(from: 0, to: pages, by: Self.step) {
            let count = min(Self.step, pages - first)
            let (begin, time) = (Moment.now, ThreadTime(of: "store"))
            for _ in 0..<count {
                try await store.room()
                store.append(.visit(try work.next()))
            }
            _ = try await store.linkKeys(of: URLID(rawValue: 1))
            steps.append(Step(count, since: begin, time))
            print("\(first + count) pages: \(steps[steps.count - 1])")
        }
        let rate = Double(pages) / ((.now - start) / .seconds(1))
        print("all: \(Int(rate)) pages/s; the last against the first:")
        if let first = steps.first, let last = steps.last { print(last.described(against: first)) }
        let end = Moment.now
        _ = try await store.finish(isFinished: true) { _, _ in
            RunEnding(exitStatus: 0, finishedAt: 2)
        }
        let file = try SQLiteConnection(opening: path, for: .reading)
        let size = try file.number("PRAGMA page_count") * file.number("PRAGMA page_size")
        print(
            "\(size / Int64(pages)) bytes a page with indexes, which took",
            "\(((.now - end) / .seconds(1)).rounded(to: 1)) s"
        )
    }

    private func restore(from path: String) async throws {
        let (store, _) = try await PageStore.open(path, run: RunDescription(startedAt: 3))
        let start = Moment.now
        let stored = try await StoredCrawl.open(path)
        let crawl = try await stored.overview()
        var count = 0
        while case let urls = try await stored.nextURLs(), !urls.isEmpty { count += urls.count }
        let time = (.now - start) / .seconds(1)
        print(
            "\(count) URLs on \(crawl.hosts.count) hosts known again in \(time.rounded(to: 2)) s,",
            "\((time * 1e7 / Double(count)).rounded(to: 1)) s for 10 million"
        )
        _ = try await store.finish(isFinished: false) { _, _ in
            RunEnding(exitStatus: 7, finishedAt: 4)
        }
    }
}

/// What some pages in a row have cost.
private struct Step: CustomStringConvertible {
    /// Pages a second.
    private let rate: Double
    /// Of the store's thread, microseconds a page.
    private let program: Double
    private let kernel: Double

    init(_ count: Int, since start: Moment, _ time: ThreadTime) {
        let (spent, pages) = (ThreadTime(of: "store") - time, Double(count))
        rate = pages / ((.now - start) / .seconds(1))
        program = spent.program / pages * 1e6
        kernel = spent.kernel / pages * 1e6
    }

    var description: String {
        "\(Int(rate)) pages/s; \(program.rounded(to: 1)) and \(kernel.rounded(to: 1)) µs a page "
            + "in the program and in the kernel"
    }

    func described(against first: Step) -> String {
        let pairs = [(rate, first.rate), (program, first.program), (kernel, first.kernel)]
        let changes = pairs.map { ((($0 / max($1, 0.01)) - 1) * 100).rounded(to: 1) }
        return "pages/s \(changes[0]) %, program \(changes[1]) %, kernel \(changes[2]) %"
    }
}
