import CrawlAudit
import CrawlExport
import CrawlTestSupport
import Linux

/// How fast a large crawl is exported in each format, and how much memory that takes.
///
/// Each format has a process of its own, so that its memory is its own.
struct ExportBenchmark {
    private static let report = "report"

    private let words: [String]
    private let pages: Int

    /// - Parameter words: How many pages; or, for a part, a format and the crawl's file.
    init(words: [String]) {
        self.words = words
        pages = words.first.flatMap { Int($0) } ?? 100_000
    }

    func run() throws {
        if words.count == 2 { return try measure(words[0], of: words[1]) }
        try TemporaryDirectory.with { directory in
            let crawl = directory + "/crawl.sqlite"
            let loop = try EventLoop()
            let failure = loop.run {
                do {
                    try await LargeCrawl(pages: pages).write(to: crawl)
                    return ""
                } catch {
                    return "\(error)"
                }
            }
            guard failure?.isEmpty == true else { return print("no crawl: \(failure ?? "")") }
            for format in ExportFormat.allCases.map(\.rawValue) + [Self.report] {
                let program = CommandLine.arguments[0]
                let child = try ChildProcess(
                    [program, "export", format, crawl],
                    output: directory + "/figure"
                )
                child.wait()
                let figure = try FileDescriptor.open(directory + "/figure", for: .reading)
                print(
                    String(decoding: try figure.readAll(limit: 1_000), as: UTF8.self),
                    terminator: ""
                )
            }
        }
    }

    private func measure(_ format: String, of crawl: String) throws {
        let began = Moment.now
        let (rows, bytes) = try written(format, of: crawl)
        let seconds = (Moment.now - began) / .seconds(1)
        print(
            "\(format): \(rows) rows, \(bytes >> 10) KiB in \(seconds.rounded(to: 2)) s,",
            "\(Int(Double(rows) / seconds)) rows/s, RSS \(Self.peakMemory >> 20) MiB"
        )
    }

    private func written(_ format: String, of crawl: String) throws -> (rows: Int, bytes: Int) {
        guard let format = ExportFormat(rawValue: format) else {
            return (1, try AuditReport.html(of: crawl).count)
        }
        let plan = ExportPlan(source: crawl, format: format)
        let path = "\(crawl).\(format.rawValue)"
        // A site map of more URLs than one may have is refused; that is its figure.
        let result = try Exporter.write(plan, to: path, replaces: true)
        try FileDescriptor.removeFile(path)
        return (result.rows, result.bytes)
    }

    /// The most bytes of memory that this process has held at once.
    private static var peakMemory: Int {
        guard let file = try? FileDescriptor.open("/proc/self/status", for: .reading),
            let text = try? file.readAll(limit: 10_000)
        else { return 0 }
        let line = String(decoding: text, as: UTF8.self).split(separator: "\n").first {
            $0.hasPrefix("VmHWM:")
        }
        return (line.flatMap { Int($0.filter(\.isNumber)) } ?? 0) << 10
    }
}
