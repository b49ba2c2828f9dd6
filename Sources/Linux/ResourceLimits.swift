import CLinux
import Glibc
import Synchronization

/// What the kernel allows this process.
package enum ResourceLimits {
    /// Room for so many descriptors is made at once; it takes 8 bytes each.
    private static let foreseenFiles = 65_536

    /// Raises the soft limit of open descriptors to the hard one, and makes room for them.
    ///
    /// The kernel's table of them doubles when it is full, and in a process of several threads
    /// whoever opens the next one waits some 15 ms for that: called before other threads start.
    /// - Returns: How many descriptors may be open now.
    /// - Throws: What `getrlimit` or `setrlimit` says.
    package static func raiseOpenFiles() throws(Errno) -> Int {
        var limit = rlimit()
        _ = try checked { unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) }
        limit.rlim_cur = limit.rlim_max
        _ = try checked { unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) }
        let count = Int(clamping: limit.rlim_cur)
        makeRoom(for: min(count, foreseenFiles))
        return count
    }

    /// Opens a descriptor of a high number for a moment; where that fails, nothing is lost.
    private static func makeRoom(for count: Int) {
        guard let any = try? checked({ eventfd(0, Int32(EFD_CLOEXEC)) }) else { return }
        let low = FileDescriptor(owning: any)
        let high = try? checked { crawl_duplicate(low.rawValue, Int32(count - 1)) }
        if let high { close(high) }
    }

    /// Lets freed memory stay with the process for the next body, up to a limit.
    ///
    /// The corresponding C function is `mallopt`; called before other threads start.
    package static func keepMemory() {
        crawl_keep_memory(32 << 20, 1 << 20)
    }

    private static let userMode = Atomic<mode_t>(0o600)

    /// The mode of files that are made to be given away: what the user's `umask` leaves of 0666.
    static var sharedMode: mode_t { userMode.load(ordering: .relaxed) }

    /// Makes new files private, forbids core dumps and new privileges, and ignores closed pipes
    /// and limits of file sizes, where writing fails all the same.
    package static func harden() {
        userMode.store(0o666 & ~umask(0o077), ordering: .relaxed)
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        _ = crawl_forbid_new_privileges()
        _ = signal(SIGPIPE, SIG_IGN)
        _ = signal(SIGXFSZ, SIG_IGN)
    }

    /// The number of processors that this process may use.
    package static var processorCount: Int {
        max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    }
}
