import CrawlArguments
import CrawlModel

/// What a crawl has before it: a part of a reading of its progress.
package struct ProgressOutlook: Sendable, Equatable {
    /// Requests that were made.
    package var visits = 0
    /// How long it is until a host may be asked; zero where one may be asked now.
    package var nextDue = Duration.zero
    /// The host that is busy longest at its pace, nil where none waits.
    package var slowestHost: String?
    /// How long that one is busy.
    package var slowestTime = Duration.zero

    package init() {}
}

/// How long a crawl will take, as far as its last seconds tell.
///
/// No crawl is over before the host that is busy longest, nor before all that waits was visited at
/// the present rate. New URLs are found meanwhile: where the queue shrinks, it is empty as soon as
/// it shrinks so, else nobody knows.
struct ProgressForecast: Equatable {
    /// The least time.
    let least: Duration
    /// The most, nil where nobody knows.
    let most: Duration?

    /// Nil where there is nothing to tell from.
    init?(_ reading: ProgressReading, since earlier: ProgressReading) {
        let time = reading.elapsed - earlier.elapsed
        let visits = Figure.rate(reading.outlook.visits - earlier.outlook.visits, in: time)
        guard visits > 0, reading.waiting > 0 else { return nil }
        let queue = Self.duration(Double(reading.waiting) / visits)
        least = max(queue, reading.outlook.slowestTime)
        let shrinks = Figure.rate(earlier.waiting - reading.waiting, in: time)
        most = shrinks > 0 ? max(least, Self.duration(Double(reading.waiting) / shrinks)) : nil
    }

    /// `ETA 0:12-0:40`, `ETA >3:10:00`.
    var text: String {
        guard let most else { return "ETA >\(Figure.clock(least))" }
        let (first, last) = (Figure.clock(least), Figure.clock(most))
        return first == last ? "ETA \(first)" : "ETA \(first)-\(last)"
    }

    /// A century at most.
    private static func duration(_ seconds: Double) -> Duration {
        .seconds(min(seconds, 3.15e9))
    }
}
