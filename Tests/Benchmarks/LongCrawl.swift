import CrawlTestSupport
import Glibc
import Linux

/// How rate and memory hold over one long crawl.
///
/// nginx serves the same files below numbered sections and writes the section into each page, so
/// that a few files make a site of any size, with no body twice.
struct LongCrawl {
    private static let filesAtMost = 10_000
    private static let rules = #"""
        location ~ ^/(?<section>\d+)/ {
          rewrite ^/\d+(/.*)$ $1 break;
          sub_filter '<h1>' '<h1>Section $section, ';
        }
        """#
    private static let columns: [FigureTable.Column] = [
        .init(key: "pages", head: "pages"),
        .init(key: "pages_per_second", head: "pages/s"),
        .init(key: "ratio", head: "ratio", digits: 2),
        .init(key: "memory_megabytes", head: "MB then"),
    ]

    private let words: BenchmarkWords
    private let sections: Int

    init(_ words: BenchmarkWords) {
        self.words = words
        sections = (words.number("pages", or: 0) + Self.filesAtMost - 1) / Self.filesAtMost
    }

    private var pages: Int { sections * Self.filesAtMost }

    /// After how many pages the crawl is looked at: 10,000, then each tenth of all.
    private var marks: [Int] {
        [Self.filesAtMost] + (1...10).map { pages * $0 / 10 }.filter { $0 > Self.filesAtMost }
    }

    func run() throws {
        try TemporaryDirectory.with(below: "/dev/shm") { directory in
            try FileDescriptor.makeDirectory("\(directory)/site")
            try LinkedSite(pages: Self.filesAtMost).write(to: "\(directory)/site")
            let server = try NginxServer(
                root: "\(directory)/site",
                directory: directory,
                locations: Self.rules
            )
            try TemporaryDirectory.with(below: words.text("output") ?? "/dev/shm") { output in
                try crawl(server, into: output)
            }
        }
    }

    private func crawl(_ server: NginxServer, into directory: String) throws {
        let seeds = (0..<sections).map { "\(server.url)\($0)/p0.html" }
        var words = Peer.crawl.words(from: seeds[0], into: directory) + seeds.dropFirst()
        if let time = self.words.text("max-time") { words += ["--max-time", time] }
        let crawl = try ChildProcess(words, errors: "\(directory)/errors")
        var memory: [(at: Int, bytes: Int)] = []
        while let bytes = crawl.memory {
            memory.append((Int(WallClock.milliseconds), bytes))
            usleep(100_000)
        }
        // 7 says that time was up.
        precondition([0, 7].contains(crawl.wait()), "The crawl ends well.")
        var table = FigureTable(title(LoopLag(in: "\(directory)/errors")), Self.columns)
        let times = try times(in: directory)
        let firstRate = rate(times, 1)
        for number in 1..<times.count {
            let rate = rate(times, number)
            let bytes = memory.last { $0.at <= times[number].at }?.bytes ?? 0
            let page = times[number].page
            let numbers = [Double(page), rate, rate / firstRate, Double(bytes) / 1e6]
            table.add("to page \(page)", numbers)
        }
        table.print(asJSON: self.words.isJSON)
    }

    private func title(_ lag: LoopLag?) -> String {
        let words = lag.map { ", loop lag p99 \($0.usual) ms, max \($0.longest) ms" } ?? ""
        return "one crawl of \(pages) pages\(words)"
    }

    /// Pages a second between a mark and the one before it.
    private func rate(_ times: [(page: Int, at: Int)], _ number: Int) -> Double {
        let (from, to) = (times[number - 1], times[number])
        return Double(to.page - from.page) / (Double(max(to.at - from.at, 1)) / 1e3)
    }

    /// When the first page was fetched, and that at each mark that was reached, in Unix
    /// milliseconds: as the crawl's own database says.
    private func times(in directory: String) throws -> [(page: Int, at: Int)] {
        let numbers = ([1] + marks).map(String.init).joined(separator: ",")
        let query = """
            SELECT fetch_id, fetched_at FROM fetch WHERE fetch_id IN (\(numbers)) ORDER BY fetch_id
            """
        let (file, answer) = ("\(directory)/x.sqlite", "\(directory)/times")
        let words = [CrawlProgram.path, "sql", "--format", "csv", query, file]
        try ChildProcess(words, output: answer).wait()
        let text = try FileDescriptor.open(answer, for: .reading).readAll(limit: 4_096)
        let rows = text.split(separator: 0x0A).dropFirst().map { row in
            row.split(separator: 0x2C).map { field in
                field.filter { $0 != 0x0D }.reduce(0) { $0 * 10 + Int($1) - 0x30 }
            }
        }
        return rows.map { ($0[0], $0[1]) }
    }
}
