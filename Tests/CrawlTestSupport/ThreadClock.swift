import Glibc

/// The processor time that this thread has used.
package enum ThreadClock {
    /// Nanoseconds since the thread began.
    package static var nanoseconds: Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// Nanoseconds that the shortest of several passes takes: what disturbs one is left out.
    package static func nanoseconds(ofBest passes: Int, _ pass: () -> Void) -> Int64 {
        var best = Int64.max
        for _ in 0..<passes {
            let start = nanoseconds
            pass()
            best = min(best, nanoseconds - start)
        }
        return best
    }
}
