import CrawlTestSupport
import Linux

/// How long one has to wait: for pages that take a second each, all of them at once, and for the
/// program to start.
struct LatencyBenchmark {
    private static let starts = 20
    private static let columns: [FigureTable.Column] =
        [
            .init(key: "pages", head: "pages"),
            .init(key: "milliseconds", head: "ms", digits: 1),
            .init(key: "milliseconds_at_most", head: "at most"),
            .init(key: "memory_megabytes", head: "MB"),
            .init(key: "memory_megabytes_at_most", head: "at most"),
        ] + LoopLag.columns

    private let words: BenchmarkWords

    init(words: [String]) {
        self.words = BenchmarkWords(words)
    }

    func run() throws {
        var table = FigureTable("pages that take a second, and starts", Self.columns)
        try TemporaryDirectory.with(below: "/dev/shm") { directory in
            _ = try ResourceLimits.raiseOpenFiles()
            let server = try NginxServer(thinkingFor: .seconds(1), directory: directory)
            try table.add(server, pages: 1_000, within: 1_200, 60)
            try table.add(server, pages: 9_000, within: 3_000, 300)
            let file = "\(directory)/x.sqlite"
            try HostPages(port: server.port, count: 10).crawl(into: directory).expectPages(10)
            let (version, status) = (["--version"], ["status", file])
            table.add("crawl --version", [nil, try start(version), 15, nil, nil, nil, nil])
            table.add("crawl status", [nil, try start(status), 30, nil, nil, nil, nil])
        }
        table.print(asJSON: words.isJSON)
    }

    /// The median time of a call, in milliseconds.
    private func start(_ words: [String]) throws -> Double {
        let times = try (0..<Self.starts).map { _ in
            let start = Moment.now
            let status = try ChildProcess([CrawlProgram.path] + words).wait()
            precondition(status == 0, "The program starts.")
            return (Moment.now - start).seconds * 1e3
        }
        return times.sorted()[Self.starts / 2]
    }
}

extension FigureTable {
    /// Adds a row for one page on each of so many hosts.
    fileprivate mutating func add(
        _ server: NginxServer,
        pages: Int,
        within milliseconds: Double,
        _ megabytes: Double
    ) throws {
        let figure = try TemporaryDirectory.with(below: "/dev/shm") { directory in
            try HostPages(port: server.port, count: pages).crawl(into: directory)
        }
        figure.expectPages(pages)
        let numbers = [
            Double(pages), figure.cost.wall * 1e3, milliseconds, Double(figure.cost.memory) / 1e6,
            megabytes, figure.lag?.usual, figure.lag?.longest,
        ]
        add("\(pages) hosts", numbers)
    }
}

extension PeerFigure {
    fileprivate func expectPages(_ count: Int) {
        precondition(pages == count, "All pages come.")
    }
}
