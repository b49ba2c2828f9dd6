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

    /// How far a crawl had come at a time, and the memory that it held.
    private struct Mark {
        let page: Int
        /// In Unix milliseconds.
        let time: Int
        var bytes = 0
    }

    private let words: BenchmarkWords

    init(_ words: BenchmarkWords) {
        self.words = words
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
            try compare(on: server)
        }
    }

    /// One section alone is what the long crawl is held against.
    private func compare(on server: NginxServer) throws {
        let sections = (words.number("pages", or: 0) + Self.filesAtMost - 1) / Self.filesAtMost
        let (short, _) = try crawl(server, sections: 1, marks: [Self.filesAtMost])
        let marks = (1...10).map { sections * Self.filesAtMost * $0 / 10 }
        let (long, lag) = try crawl(server, sections: sections, marks: marks)
        let lagWords = lag.map { ", loop lag p99 \($0.usual) ms, max \($0.longest) ms" } ?? ""
        let title = "one crawl of \(long.last?.page ?? 0) pages\(lagWords)"
        var table = FigureTable(title, Self.columns)
        let usual = Self.rate(short[0], short[1])
        for (name, marks) in [("alone", short), ("to here", long)] {
            for (from, to) in zip(marks, marks.dropFirst()) {
                let rate = Self.rate(from, to)
                table.add(name, [Double(to.page), rate, rate / usual, Double(to.bytes) / 1e6])
            }
        }
        table.print(asJSON: words.isJSON)
    }

    /// Pages a second between two marks.
    private static func rate(_ from: Mark, _ to: Mark) -> Double {
        Double(to.page - from.page) / (Double(max(to.time - from.time, 1)) / 1e3)
    }

    private func crawl(
        _ server: NginxServer,
        sections: Int,
        marks: [Int]
    ) throws -> (marks: [Mark], lag: LoopLag?) {
        try TemporaryDirectory.with(below: words.text("output") ?? "/dev/shm") { directory in
            let seeds = (0..<sections).map { "\(server.url)\($0)/p0.html" }
            var words = Peer.crawl.words(from: seeds[0], into: directory) + seeds.dropFirst()
            if let time = self.words.text("max-time") { words += ["--max-time", time] }
            let memory = try memory(of: words, in: directory)
            let found = try times(of: [1] + marks, in: directory).map { mark in
                let bytes = memory.last { $0.time <= mark.time }?.bytes ?? 0
                return Mark(page: mark.page, time: mark.time, bytes: bytes)
            }
            precondition(found.count > 1, "The crawl comes to its first mark.")
            return (found, LoopLag(in: "\(directory)/errors"))
        }
    }

    /// Runs a crawl to its end, and looks at its memory ten times a second.
    private func memory(
        of words: [String],
        in directory: String
    ) throws -> [(time: Int, bytes: Int)] {
        let crawl = try ChildProcess(words, errors: "\(directory)/errors")
        var memory: [(time: Int, bytes: Int)] = []
        while let bytes = crawl.memory {
            memory.append((Int(WallClock.milliseconds), bytes))
            usleep(100_000)
        }
        // 7 says that time was up.
        precondition([0, 7].contains(crawl.wait()), "The crawl ends well.")
        return memory
    }

    /// When pages were fetched, as the crawl's own database says; those alone that were.
    private func times(of pages: [Int], in directory: String) throws -> [Mark] {
        let numbers = pages.map(String.init).joined(separator: ",")
        let query = """
            SELECT fetch_id, fetched_at FROM fetch WHERE fetch_id IN (\(numbers)) ORDER BY fetch_id
            """
        let (file, answer) = ("\(directory)/x.sqlite", "\(directory)/times")
        let words = [CrawlProgram.path, "sql", "--format", "csv", query, file]
        try ChildProcess(words, output: answer).wait()
        let text = try FileDescriptor.open(answer, for: .reading).readAll(limit: 4_096)
        let rows = String(decoding: text, as: UTF8.self).split { $0.isNewline }.dropFirst()
        return rows.compactMap { row in
            let numbers = row.split(separator: ",").compactMap { Int($0) }
            return numbers.count == 2 ? Mark(page: numbers[0], time: numbers[1]) : nil
        }
    }
}
