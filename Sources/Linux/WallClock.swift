import CLinux
import Glibc

/// The clock on the wall, for labels only.
package enum WallClock {
    /// Unix milliseconds, UTC: the time at which the process first asked, and what passed since.
    ///
    /// So the labels of one process are in order, even where somebody sets the clock meanwhile.
    package static var milliseconds: Int64 {
        let (wall, steady) = beginning
        return wall + milliseconds(of: CLOCK_BOOTTIME) - steady
    }

    /// The time after a wait, Unix milliseconds, UTC.
    package static func milliseconds(after wait: Duration) -> Int64 {
        milliseconds + Int64(wait / .milliseconds(1))
    }

    private static let beginning = (
        wall: milliseconds(of: CLOCK_REALTIME), steady: milliseconds(of: CLOCK_BOOTTIME)
    )

    private static func milliseconds(of clock: clockid_t) -> Int64 {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// How long it takes until clocks here show a time, at most a day and what a change of summer
    /// time adds.
    ///
    /// The corresponding C functions are `localtime_r` and `mktime`.
    ///
    /// - Parameters:
    ///   - hour: Of the day, from 0 to 23.
    ///   - minute: Of the hour, from 0 to 59.
    ///   - now: Unix milliseconds, UTC.
    /// - Returns: More than nothing.
    package static func time(untilHour hour: Int, minute: Int, after now: Int64) -> Duration {
        let next = crawl_next_local_time(time_t(now / 1_000), Int32(hour), Int32(minute))
        return .milliseconds(Int64(next) * 1_000 - now)
    }
}
