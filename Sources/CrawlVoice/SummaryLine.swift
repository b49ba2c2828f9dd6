import CrawlArguments
import CrawlModel

/// What a run has brought, counted at its end.
package struct SummaryReading: Sendable, Equatable {
    /// Pages that answered.
    package var pages = 0
    /// Those of them that an earlier run has stored so.
    package var unchanged = 0
    /// Visits that ended without a page.
    package var failed = 0
    /// Over the wire.
    package var bytes = 0
    package var elapsed = Duration.zero
    package var lag = LoopLag()
    /// Where the crawl is kept.
    package var file = ""

    package init(
        pages: Int = 0,
        failed: Int = 0,
        bytes: Int = 0,
        elapsed: Duration = .zero,
        lag: LoopLag = LoopLag(),
        file: String = ""
    ) {
        self.pages = pages
        self.failed = failed
        self.bytes = bytes
        self.elapsed = elapsed
        self.lag = lag
        self.file = file
    }
}

/// The one line at the end of a run.
package struct SummaryLine: CustomStringConvertible, Sendable {
    private let reading: SummaryReading

    package init(_ reading: SummaryReading) {
        self.reading = reading
    }

    package var description: String {
        [result, lag, Quotation(reading.file).unquoted].joined(separator: "; ")
    }

    private var result: String {
        let rate = Figure.decimal(Figure.rate(reading.pages, in: reading.elapsed))
        let unchanged =
            reading.unchanged > 0 ? "\(Figure.count(reading.unchanged)) unchanged, " : ""
        return "crawl: \(Figure.count(reading.pages, "page")), \(unchanged)"
            + "\(Figure.count(reading.failed)) failed, \(Figure.bytes(Double(reading.bytes))) "
            + "in \(Figure.span(reading.elapsed)) (\(rate) pages/s)"
    }

    private var lag: String {
        "loop lag p50 \(Figure.milliseconds(reading.lag.median)), "
            + "p99 \(Figure.milliseconds(reading.lag.p99)), "
            + "max \(Figure.milliseconds(reading.lag.maximum))"
    }
}
