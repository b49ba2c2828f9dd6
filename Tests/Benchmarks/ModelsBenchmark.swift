import CrawlTestSupport
import Linux

/// The ways to fetch and read the same pages that take their time, side by side.
///
/// Each model is a process of its own, so that none inherits another's memory or threads. How late
/// a loop is depends on how many answers it finds at once, which differs from run to run: of some
/// rounds the median counts, and the longest wait of all.
struct ModelsBenchmark {
    private static let columns: [FigureTable.Column] =
        [
            .init(key: "milliseconds", head: "ms"),
            .init(key: "processor_milliseconds", head: "ms CPU"),
            .init(key: "memory_megabytes", head: "MB"),
            .init(key: "switches", head: "switches"),
        ] + LoopLag.columns

    private let words: BenchmarkWords
    private let count: Int
    private let delay: Int

    /// - Parameter words: `--pages=1000`, `--delay=100` in milliseconds, `--rounds=5`,
    ///   `--only=MODEL,...`, `--json`; or a model and a port, where this process is to be it.
    init(words: [String]) {
        self.words = BenchmarkWords(words)
        count = self.words.number("pages", or: 1_000)
        delay = self.words.number("delay", or: 100)
    }

    func run() throws {
        guard let model = words.plain.first.flatMap(FetchModel.init(rawValue:)),
            let port = words.plain.dropFirst().first.flatMap(UInt16.init)
        else { return try compare() }
        try model.run(over: HostPages(port: port, count: count))
    }

    private func compare() throws {
        let named = words.list("only")
        var table = FigureTable("\(count) pages that take \(delay) ms each", Self.columns)
        try TemporaryDirectory.with(below: "/dev/shm") { directory in
            let site = "\(directory)/site"
            try FileDescriptor.makeDirectory(site)
            try LinkedSite(pages: count).write(to: site)
            let server = try NginxServer(
                thinkingFor: .milliseconds(delay),
                serving: site,
                directory: directory
            )
            let pages = HostPages(port: server.port, count: count)
            for model in FetchModel.allCases where named?.contains(model.rawValue) != false {
                let figures = try (0..<rounds(of: model)).map { _ in
                    try measure(model, over: pages)
                }
                table.add(model.rawValue, numbers(of: figures))
            }
        }
        table.print(asJSON: words.isJSON)
    }

    /// One where a round takes minutes, and tells nothing of a loop.
    private func rounds(of model: FetchModel) -> Int {
        model == .sequential ? 1 : max(words.number("rounds", or: 5), 1)
    }

    private func numbers(of figures: [PeerFigure]) -> [Double?] {
        precondition(figures.allSatisfy { $0.cost.status == 0 }, "A model ends well.")
        let (cost, lags) = (figures.median.cost, figures.compactMap(\.lag))
        let usual = lags.map(\.usual).sorted()
        return [
            cost.wall * 1e3, cost.processor * 1e3, Double(cost.memory) / 1e6, Double(cost.switches),
            usual.isEmpty ? nil : usual[usual.count / 2], lags.map(\.longest).max(),
        ]
    }

    private func measure(_ model: FetchModel, over pages: HostPages) throws -> PeerFigure {
        try TemporaryDirectory.with(below: "/dev/shm") { directory in
            guard model != .crawl else { return try pages.crawl(into: directory) }
            let own = CommandLine.arguments[0]
            let words = [own, "models", model.rawValue, "\(pages.port)", "--pages=\(count)"]
            let cost = try ProcessCost.of(words, in: directory)
            return PeerFigure(cost: cost, pages: count, lag: LoopLag(in: "\(directory)/output"))
        }
    }
}
