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
        var rates: [Double] = []
        let start = Moment.now
        for first in stride(from: 0, to: pages, by: Self.step) {
            let count = min(Self.step, pages - first)
            let begin = Moment.now
            for _ in 0..<count {
                try await store.room()
                store.append(.visit(try work.next()))
            }
            _ = try await store.linkKeys(of: URLID(rawValue: 1))
            rates.append(Double(count) / ((.now - begin) / .seconds(1)))
            print("\(first + count) pages: \(Int(rates.last ?? 0)) pages/s")
        }
        let rate = Double(pages) / ((.now - start) / .seconds(1))
        let change = ((rates.last ?? 0) / (rates.first ?? 1) - 1) * 100
        print("all: \(Int(rate)) pages/s, the last against the first \(change.rounded(to: 1)) %")
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
