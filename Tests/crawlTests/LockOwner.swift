import Glibc
import Linux
import Testing

/// The process that crawls, by what its lock says.
struct LockOwner {
    let id: pid_t

    /// Finds who crawls into a file.
    init(of crawl: Command, file: String = "x.sqlite") throws {
        let text = String(decoding: try crawl.bytes(of: file + ".lock"), as: UTF8.self)
        id = try #require(pid_t(text.prefix(while: \.isNumber)))
    }

    func send(_ signal: Signal) {
        Glibc.kill(id, signal.number)
    }

    /// Comes back when no thread of it runs any more, or when it has ended; proc(5).
    func waitUntilStopped() {
        while state == "R" || state == "S" || state == "D" {}
    }

    private var state: Substring? {
        guard let file = try? FileDescriptor.open("/proc/\(id)/stat", for: .reading),
            let bytes = try? file.readAll(limit: 4_096)
        else { return nil }
        return String(decoding: bytes, as: UTF8.self).split(separator: ") ").last?.prefix(1)
    }
}
