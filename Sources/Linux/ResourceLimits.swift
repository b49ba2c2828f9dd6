import CLinux
import Glibc

/// What the kernel allows this process.
package enum ResourceLimits {
    /// Raises the soft limit of open descriptors to the hard one.
    ///
    /// - Returns: How many descriptors may be open now.
    /// - Throws: What `getrlimit` or `setrlimit` says.
    package static func raiseOpenFiles() throws(Errno) -> Int {
        var limit = rlimit()
        _ = try checked { unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) }
        limit.rlim_cur = limit.rlim_max
        _ = try checked { unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) }
        return Int(clamping: limit.rlim_cur)
    }

    /// Lets freed memory stay with the process for the next body, up to a limit.
    ///
    /// The corresponding C function is `mallopt`; called before other threads start.
    package static func keepMemory() {
        crawl_keep_memory(32 << 20, 1 << 20)
    }

    /// Makes new files private, forbids core dumps and new privileges, and ignores closed pipes.
    package static func harden() {
        umask(0o077)
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        _ = crawl_forbid_new_privileges()
        _ = signal(SIGPIPE, SIG_IGN)
    }

    /// The number of processors that this process may use.
    package static var processorCount: Int {
        max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    }
}
