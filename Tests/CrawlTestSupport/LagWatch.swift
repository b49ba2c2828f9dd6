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
        var due = Moment.now
        var queued: Int64 = 0
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
        let lag = stop()
        let (usual, longest) = (Self.bound(10), Self.bound(50))
        #expect(lag.quantile(0.99) <= usual, comment, sourceLocation: sourceLocation)
        #expect(lag.maximum <= longest, comment, sourceLocation: sourceLocation)
    }

    /// Code that is built for debugging takes several times as long; it gets twice the time.
    private static func bound(_ milliseconds: Int) -> Duration {
        var isDebugging = false
        assert({ isDebugging = true }() == ())
        return .milliseconds(isDebugging ? 2 * milliseconds : milliseconds)
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
            sight.queued = queued
            // Before the first look nobody knows how long the thread stood in line.
            if !isFirst { sight.histogram.add(nanoseconds: late) }
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
