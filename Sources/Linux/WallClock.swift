import CLinux
import Glibc

/// The clock on the wall, for labels only: it may be set while the crawl runs.
package enum WallClock {
    /// Unix milliseconds, UTC.
    package static var milliseconds: Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
