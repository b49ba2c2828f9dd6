import CrawlArguments
import CrawlModel

/// One line that says how far a crawl is, for a terminal of any width.
package struct ProgressLine: Sendable, Equatable {
    /// Removes the line from the terminal.
    static let erasure = "\r\u{1B}[K"
    private static let gap = 2

    private struct Part: Sendable, Equatable {
        let text: String
        /// The least important part leaves first where the line is too long.
        let importance: Int
    }

    private let parts: [Part]

    /// Prepares a line; the rates are those since an earlier reading.
    package init(_ reading: ProgressReading, since earlier: ProgressReading = ProgressReading()) {
        let time = reading.elapsed - earlier.elapsed
        let pageRate = Figure.rate(reading.pages - earlier.pages, in: time)
        let byteRate = Figure.rate(reading.bytes - earlier.bytes, in: time)
        let share = Figure.share(reading.failed, of: reading.pages + reading.failed)
        let hosts = [reading.activeHosts, reading.knownHosts].map(Figure.count).joined(
            separator: "/"
        )
        let forecast = ProgressForecast(reading, since: earlier)
        let all = [
            Part(text: Figure.count(reading.pages, "page"), importance: 9),
            Part(text: "\(Figure.decimal(pageRate))/s", importance: 8),
            Part(text: "\(Figure.bytes(byteRate))/s", importance: 4),
            Part(text: "queue \(Figure.count(reading.waiting))", importance: 7),
            Part(text: "in flight \(Figure.count(reading.travelling))", importance: 2),
            Part(text: "hosts \(hosts)", importance: 3),
            Part(text: "failed \(share)", importance: 6),
            Part(text: "lag \(Figure.milliseconds(reading.lag.p99))", importance: 1),
            Part(text: Self.next(reading), importance: 4),
            Part(text: Self.slowest(reading.outlook), importance: 3),
            Part(text: forecast?.text ?? "", importance: 5),
            Part(text: Self.duration(reading.elapsed), importance: 5),
        ]
        parts = all.filter { !$0.text.isEmpty }
    }

    /// Prepares a line about an export, whose bytes are left out where nobody knows them yet.
    package init(exportedRows rows: Int, bytes: Int, elapsed: Duration) {
        let all = [
            Part(text: Figure.count(rows, "row"), importance: 9),
            Part(text: bytes > 0 ? Figure.bytes(Double(bytes)) : "", importance: 8),
            Part(text: "\(Figure.decimal(Figure.rate(rows, in: elapsed)))/s", importance: 4),
            Part(text: Self.duration(elapsed), importance: 5),
        ]
        parts = all.filter { !$0.text.isEmpty }
    }

    /// When somebody may be asked again, where nothing is under way.
    private static func next(_ reading: ProgressReading) -> String {
        guard reading.travelling == 0, reading.outlook.nextDue > .milliseconds(50) else {
            return ""
        }
        return "next in \(Figure.span(reading.outlook.nextDue))"
    }

    /// The host that is busy longest, where that is worth a word.
    private static func slowest(_ outlook: ProgressOutlook) -> String {
        guard let host = outlook.slowestHost, outlook.slowestTime >= .seconds(10) else { return "" }
        return "slowest \(Quotation(host).unquoted) \(Figure.clock(outlook.slowestTime))"
    }

    private static func duration(_ time: Duration) -> String { "elapsed \(Figure.clock(time))" }

    /// The line as far as it fits, least important parts left out first.
    ///
    /// The last column stays free, for some terminals wrap there.
    package func text(width: Int) -> String {
        let room = max(0, width - 1)
        var kept = parts
        while Self.length(of: kept) > room, kept.count > 1 {
            let least = kept.indices.min { kept[$0].importance < kept[$1].importance }
            kept.remove(at: least ?? 0)
        }
        return String(kept.map(\.text).joined(separator: "  ").prefix(room))
    }

    /// The line with what puts it in the place of the one before, without scrolling.
    func drawing(width: Int) -> String {
        "\r\(text(width: width))\u{1B}[K"
    }

    /// Whether a line that moves is of use to anybody.
    ///
    /// The kind of terminal is the value of `TERM`: without one, or `dumb`, it only scrolls.
    package static func isWanted(isTerminal: Bool, terminalKind: String?, isQuiet: Bool) -> Bool {
        isTerminal && !isQuiet && terminalKind != nil && terminalKind != "dumb"
    }

    private static func length(of parts: [Part]) -> Int {
        parts.reduce(0) { $0 + $1.text.utf8.count } + gap * (parts.count - 1)
    }
}
