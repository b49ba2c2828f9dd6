import CLinux
import Glibc

/// A point on the monotonic clock, for waits: never a date, never earlier than one before it.
package struct Moment: Hashable, Comparable, Sendable {
    /// Nanoseconds since an arbitrary beginning.
    package let nanoseconds: Int64

    package init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// A moment so late that nothing happens at it.
    package static let distantFuture = Moment(nanoseconds: .max)

    package static func < (left: Moment, right: Moment) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    /// The moment after a wait; waits longer than 292 years end there.
    package static func + (moment: Moment, wait: Duration) -> Moment {
        let (seconds, attoseconds) = wait.components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { return .distantFuture }
        let (sum, isPast) = moment.nanoseconds.addingReportingOverflow(
            whole &+ attoseconds / 1_000_000_000
        )
        return isPast ? .distantFuture : Moment(nanoseconds: sum)
    }

    /// The time from the right moment to the left one.
    package static func - (left: Moment, right: Moment) -> Duration {
        .nanoseconds(left.nanoseconds - right.nanoseconds)
    }
}

extension Moment {
    /// The present moment; the corresponding C function is `clock_gettime` with `CLOCK_MONOTONIC`.
    package static var now: Moment {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Moment(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }
}
