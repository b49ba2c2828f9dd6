import CrawlTestSupport
import Linux

/// How fast whole crawlers bring the same site, one after another, in each of some rounds.
///
/// Speed is compared only where all pages were brought. What a crawler keeps is its own choice:
/// wget writes files, the scripts rows of pages and links, crawl all that it knows.
struct PeersBenchmark {
    private static let columns: [FigureTable.Column] = [
        .init(key: "pages", head: "pages"),
        .init(key: "pages_per_second", head: "pages/s"),
        .init(key: "ratio", head: "crawl is", digits: 2),
        .init(key: "processor_microseconds_per_page", head: "µs CPU/page"),
        .init(key: "memory_megabytes", head: "MB at most"),
        .init(key: "switches_per_page", head: "switches/page", digits: 2),
    ]

    private let words: BenchmarkWords
    private let peers: [Peer]

    /// - Parameter words: `--pages=10000`, or `--site=DIRECTORY` with an `index.html`;
    ///   `--only=wget2,asyncio`, `--rounds=3`, `--output=/dev/shm`, `--pinned`, `--json`.
    init(words: [String]) {
        self.words = BenchmarkWords(words)
        let named = self.words.list("only")
        peers = Peer.allCases.filter { $0 == .crawl || named?.contains($0.rawValue) != false }
    }

    func run() throws {
        let place = try Workplace(words)
        let conditions = CrawlConditions(
            output: words.text("output") ?? "/dev/shm",
            isPinned: words.has("pinned")
        )
        var figures = peers.map { _ in [PeerFigure]() }
        for _ in 0..<max(words.number("rounds", or: 3), 1) {
            for (index, peer) in peers.enumerated() {
                figures[index].append(try place.measure(peer, under: conditions))
            }
        }
        table(of: figures.map(\.median), expecting: place.pages).print(asJSON: words.isJSON)
    }

    private func table(of figures: [PeerFigure], expecting expected: Int?) -> FigureTable {
        let pages = expected ?? figures.map(\.pages).max() ?? 0
        let isPinned = words.has("pinned")
        let title = "one site, whole crawls\(isPinned ? ", each on one processor" : "")"
        var table = FigureTable(title, Self.columns)
        for (peer, figure) in zip(peers, figures) {
            let isWhole = figure.pages == pages
            let ratio = figures[0].pagesPerSecond / figure.pagesPerSecond
            table.add(
                peer.rawValue,
                [
                    Double(figure.pages), figure.pagesPerSecond, isWhole ? ratio : nil,
                    figure.processorPerPage * 1e6, Double(figure.cost.memory) / 1e6,
                    figure.switchesPerPage,
                ],
                remark: isWhole ? nil : figure.fault(expecting: pages)
            )
        }
        return table
    }
}

/// What one crawl has brought, and what it cost.
struct PeerFigure {
    let cost: ProcessCost
    let pages: Int
    /// Where the crawler tells it.
    let lag: LoopLag?

    var pagesPerSecond: Double { Double(pages) / max(cost.wall, 0.01) }
    /// In seconds.
    var processorPerPage: Double { cost.processor / Double(max(pages, 1)) }
    var switchesPerPage: Double { Double(cost.switches) / Double(max(pages, 1)) }

    /// Why it is not compared.
    func fault(expecting expected: Int) -> String {
        if cost.status == 127 { return "left out: it is not installed" }
        return "left out: it has \(pages) of \(expected) pages"
    }
}

extension [PeerFigure] {
    /// The figure that took neither the least nor the most time.
    var median: PeerFigure {
        sorted { $0.cost.wall < $1.cost.wall }[count / 2]
    }
}
