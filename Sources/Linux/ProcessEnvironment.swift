import CLinux
import Glibc

/// The variables that the process was born with.
package enum ProcessEnvironment {
    /// The value of a variable, nil where it is not set.
    ///
    /// The corresponding C function is `getenv`; called before other threads start.
    package static func value(of name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }

    /// The variables whose names begin so, with their values.
    ///
    /// The corresponding C variable is `environ`; called before other threads start.
    package static func variables(beginningWith prefix: String) -> [String: String] {
        var found: [String: String] = [:]
        var place = unsafe crawl_environment()
        while let line = unsafe place?.pointee {
            let parts = unsafe String(cString: line)
                .split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, parts[0].utf8.starts(with: prefix.utf8) {
                found[String(parts[0])] = String(parts[1])
            }
            unsafe place = place?.advanced(by: 1)
        }
        return found
    }

    /// The number of this process.
    package static var processID: Int32 { getpid() }

    /// True while a process of that number lives.
    ///
    /// The corresponding C function is `kill` with no signal.
    package static func isAlive(_ processID: Int32) -> Bool {
        processID > 0 && (kill(processID, 0) == 0 || Errno.last != .noSuchProcess)
    }

    /// Ends this process with a status.
    package static func end(_ status: Int32) -> Never {
        crawl_end(status)
    }

    /// Forgets every variable but those named, so that no library obeys one that we do not know of.
    ///
    /// The corresponding C function is `clearenv`; called before other threads start.
    package static func keep(only names: [String]) {
        let kept = names.compactMap { name in value(of: name).map { (name, $0) } }
        clearenv()
        for (name, value) in kept { unsafe setenv(name, value, 1) }
    }
}
