import Glibc
package import Linux
import Synchronization
package import Testing

/// Looks at a loop every other millisecond, to find how long our own code keeps it from turning.
///
/// What a busy machine takes away is not counted: the kernel tells how long the thread was ready
/// and stood in line for a processor.
package final class LagWatch: Sendable {
    private struct Sight {
        var histogram = LagHistogram()
        /// The same without what the thread did not work.
        var workHistogram = LagHistogram()
        var due = Moment.now
        var queued: Int64 = 0
        var worked: Int64 = 0
        var scheduler: Int32 = -1
        var isOver = false
    }

    private static let period = Duration.milliseconds(2)
    private let loop: EventLoop
    private let sight = Mutex(Sight())

    /// Begins to look.
    package init(_ loop: EventLoop) {
        self.loop = loop
        look(in: .zero)
    }

    /// Stops looking and expects that the loop was never kept for long.
    package func expectEase(
        _ comment: Comment? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        Self.expectEase(stop(), debugging: 2, comment, sourceLocation)
    }

    /// Stops looking and expects that the loop's own work never kept it for long.
    ///
    /// Where other threads are at work for the same crawl, one of them may hold what the loop needs
    /// for a moment, and stand in line for a processor on a busy machine: that is not counted.
    package func expectShortTurns(
        _ comment: Comment? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        _ = stop()
        Self.expectEase(sight.withLock(\.workHistogram), debugging: 4, comment, sourceLocation)
    }

    /// Expects at most 10 ms as a rule and 50 ms ever, where there were looks enough for a rule.
    ///
    /// Code that is built for debugging takes several times as long; it gets more time.
    private static func expectEase(
        _ lag: LagHistogram,
        debugging factor: Int,
        _ comment: Comment?,
        _ sourceLocation: SourceLocation
    ) {
        var isDebugging = false
        assert({ isDebugging = true }() == ())
        let unit = Duration.milliseconds(isDebugging ? factor : 1)
        #expect(lag.maximum <= unit * 50, comment, sourceLocation: sourceLocation)
        guard lag.count >= 200 else { return }
        #expect(lag.quantile(0.99) <= unit * 10, comment, sourceLocation: sourceLocation)
    }

    /// Stops looking.
    ///
    /// - Returns: How late every look was, by our own doing.
    package func stop() -> LagHistogram {
        sight.withLock { sight in
            sight.isOver = true
            if sight.scheduler >= 0 { close(sight.scheduler) }
            sight.scheduler = -1
            return sight.histogram
        }
    }

    private func look(in wait: Duration) {
        let due = Moment.now + wait
        let goesOn = sight.withLock { sight in
            sight.due = due
            return !sight.isOver
        }
        guard goesOn else { return }
        loop.schedule(at: due) { self.see() }
    }

    private func see() {
        let now = Moment.now
        sight.withLock { sight in
            guard !sight.isOver else { return }
            let isFirst = sight.scheduler < 0
            // The path names the thread that opens it: the loop's.
            if isFirst { sight.scheduler = Self.openSchedule() }
            let queued = Self.queuedNanoseconds(sight.scheduler)
            let late = now.nanoseconds - sight.due.nanoseconds - (queued - sight.queued)
            let worked = ThreadClock.nanoseconds
            let ownLate = min(late, worked - sight.worked)
            (sight.queued, sight.worked) = (queued, worked)
            // Before the first look nobody knows how long the thread stood in line.
            guard !isFirst else { return }
            sight.histogram.add(nanoseconds: late)
            sight.workHistogram.add(nanoseconds: ownLate)
        }
        look(in: Self.period)
    }

    private static func openSchedule() -> Int32 {
        let path = "/proc/thread-self/schedstat"
        guard let file = try? FileDescriptor.open(path, for: .reading) else { return -1 }
        return dup(file.rawValue)
    }

    /// The second number of the thread's schedstat: how long it was ready and did not run.
    private static func queuedNanoseconds(_ file: Int32) -> Int64 {
        var text = [UInt8](repeating: 0, count: 128)
        let count = unsafe pread(file, &text, text.count, 0)
        let words = text.prefix(max(0, count)).split(separator: 0x20)
        guard words.count >= 2 else { return 0 }
        return Int64(String(decoding: words[1], as: UTF8.self)) ?? 0
    }
}
