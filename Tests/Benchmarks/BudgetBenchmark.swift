import CrawlTestSupport
import Linux

/// Where the time of one page goes: by thread, in its own code and in the kernel, and by module.
///
/// It is perf's count of a whole crawl, and takes Debian's linux-perf.
struct BudgetBenchmark {
    /// How often perf looks, in a second of each processor.
    private static let frequency = 4_000
    /// What is less of all is not told apart.
    private static let leastShare = 0.01
    private static let columns: [FigureTable.Column] = [
        .init(key: "program_microseconds_per_page", head: "program µs", digits: 1),
        .init(key: "kernel_microseconds_per_page", head: "kernel µs", digits: 1),
        .init(key: "share_percent", head: "% of all", digits: 1),
    ]

    private let words: BenchmarkWords

    /// - Parameter words: `--pages=10000` or `--site=DIRECTORY`, `--output=/dev/shm`, `--json`.
    init(words: [String]) {
        self.words = BenchmarkWords(words)
    }

    func run() throws {
        let place = try Workplace(words)
        try TemporaryDirectory.with(below: "/dev/shm") { directory in
            let file = "\(directory)/profile"
            let conditions = CrawlConditions(
                output: words.text("output") ?? "/dev/shm",
                wrapper: ["perf", "record", "-q", "-e", "cpu-clock", "-F", "\(Self.frequency)"]
                    + ["-o", file]
            )
            let figure = try place.measure(.crawl, under: conditions)
            precondition(figure.cost.status == 0, "perf is there, and the crawl ends well.")
            let lines = try ProfileLine.read(from: file, in: directory)
            table(of: lines, pages: figure.pages).print(asJSON: words.isJSON)
        }
    }

    private func table(of lines: [ProfileLine], pages: Int) -> FigureTable {
        let all = lines.sampleCount
        var table = FigureTable("where the time of a page goes, mean of \(pages)", Self.columns)
        let add = { (name: String, lines: [ProfileLine]) in
            let kernel = lines.filter(\.isKernel).sampleCount
            let unit = 1e6 / Double(Self.frequency) / Double(pages)
            table.add(
                name,
                [
                    Double(lines.sampleCount - kernel) * unit, Double(kernel) * unit,
                    Double(lines.sampleCount) / Double(all) * 100,
                ]
            )
        }
        add("all", lines)
        for (thread, lines) in lines.grouped(by: \.thread) {
            add(thread, lines)
            for (part, lines) in lines.filter({ !$0.isKernel }).grouped(by: \.part) {
                guard Double(lines.sampleCount) >= Self.leastShare * Double(all) else { continue }
                add("  \(part)", lines)
            }
        }
        return table
    }
}

extension [ProfileLine] {
    fileprivate var sampleCount: Int { reduce(0) { $0 + $1.samples } }

    /// The lines by what they have in common, that with most samples first.
    fileprivate func grouped(by key: (ProfileLine) -> String) -> [(String, [ProfileLine])] {
        Dictionary(grouping: self, by: key).sorted { $0.value.sampleCount > $1.value.sampleCount }
            .map { ($0.key, $0.value) }
    }
}
