import CrawlTestSupport

/// What whole crawls of one site cost, by what is kept, where, and on how many processors.
struct PipelineBenchmark {
    private struct Row {
        let name: String
        var conditions = CrawlConditions()
    }

    private static let columns: [FigureTable.Column] =
        [
            .init(key: "pages", head: "pages"),
            .init(key: "pages_per_second", head: "pages/s"),
            .init(key: "processor_microseconds_per_page", head: "µs CPU/page"),
            .init(key: "memory_megabytes", head: "MB at most"),
            .init(key: "switches_per_page", head: "switches/page", digits: 2),
        ] + LoopLag.columns

    private let words: BenchmarkWords

    /// - Parameter words: `--pages=10000`, `--rounds=3`, `--output=DIRECTORY` for a row on disk,
    ///   `--json`; beyond 20,000 pages how the rate holds over one crawl of as many, which
    ///   `--max-time=5m` may end before.
    init(words: [String]) {
        self.words = BenchmarkWords(words)
    }

    func run() throws {
        guard words.number("pages", or: 0) <= 20_000 else { return try LongCrawl(words).run() }
        let place = try Workplace(words)
        let rows = rows
        var figures = rows.map { _ in [PeerFigure]() }
        for _ in 0..<max(words.number("rounds", or: 3), 1) {
            for (index, row) in rows.enumerated() {
                figures[index].append(try place.measure(.crawl, under: row.conditions))
            }
        }
        var table = FigureTable("whole crawls of one site", Self.columns)
        for (row, figure) in zip(rows, figures.map(\.median)) {
            table.add(row.name, figure, expecting: place.pages)
        }
        table.print(asJSON: words.isJSON)
    }

    private var rows: [Row] {
        var rows = [
            Row(name: "zstd, in memory"),
            Row(name: "zstd, one processor", conditions: CrawlConditions(isPinned: true)),
        ]
        if let output = words.text("output") {
            let conditions = CrawlConditions(output: output)
            rows.append(Row(name: "zstd, in \(output)", conditions: conditions))
        }
        return rows
    }
}

extension FigureTable {
    fileprivate mutating func add(_ name: String, _ figure: PeerFigure, expecting pages: Int?) {
        let isWhole = pages.map { $0 == figure.pages } ?? (figure.pages > 0)
        let numbers: [Double?] = [
            Double(figure.pages), figure.pagesPerSecond, figure.processorPerPage * 1e6,
            Double(figure.cost.memory) / 1e6, figure.switchesPerPage, figure.lag?.usual,
            figure.lag?.longest,
        ]
        add(
            name,
            isWhole ? numbers : numbers.map { _ in nil },
            remark: isWhole ? nil : figure.fault(expecting: pages ?? 1)
        )
    }
}
