import CrawlArguments
import CrawlModel

/// What a run has brought, counted at its end.
struct SummaryReading: Sendable, Equatable {
    /// Stored pages.
    var pages = 0
    /// Visits that ended without a page.
    var failed = 0
    /// Over the wire.
    var bytes = 0
    var elapsed = Duration.zero
    /// What half of all waits on the event loop did not exceed.
    var lagMedian = Duration.zero
    /// What 99 of 100 waits did not exceed.
    var lag99 = Duration.zero
    var lagMaximum = Duration.zero
    /// Where the crawl is kept.
    var file = ""
}

/// The one line at the end of a run.
struct SummaryLine: CustomStringConvertible, Sendable {
    private let reading: SummaryReading

    init(_ reading: SummaryReading) {
        self.reading = reading
    }

    var description: String {
        [result, lag, Quotation(reading.file).unquoted].joined(separator: "; ")
    }

    private var result: String {
        let rate = Figure.decimal(Figure.rate(reading.pages, in: reading.elapsed))
        return "crawl: \(Figure.count(reading.pages, "page")), "
            + "\(Figure.count(reading.failed)) failed, \(Figure.bytes(Double(reading.bytes))) "
            + "in \(Figure.span(reading.elapsed)) (\(rate) pages/s)"
    }

    private var lag: String {
        "loop lag p50 \(Figure.milliseconds(reading.lagMedian)), "
            + "p99 \(Figure.milliseconds(reading.lag99)), "
            + "max \(Figure.milliseconds(reading.lagMaximum))"
    }
}
