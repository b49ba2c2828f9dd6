import CLinux
import Glibc

/// What is left of the machine, and what this process has taken of it.
package enum ResourceReadings {
    /// The bytes that are free for us on the disk of a file or directory.
    ///
    /// The corresponding C function is `statvfs`; it may wait for a server, so it belongs on an
    /// executor.
    ///
    /// - Throws: What `statvfs` says.
    package static func freeBytes(at path: String) throws(Errno) -> Int {
        var status = statvfs()
        _ = try checked { unsafe statvfs(path, &status) }
        return Int(clamping: status.f_bavail) * Int(clamping: status.f_frsize)
    }

    /// The bytes of memory that this process holds, nil where the kernel does not tell; proc(5).
    package static var residentBytes: Int? {
        guard let file = try? FileDescriptor.open("/proc/self/statm", for: .reading),
            let text = try? file.readAll(limit: 256)
        else { return nil }
        let words = text.split(separator: UInt8(ascii: " "))
        guard words.count > 1, let pages = Int(String(decoding: words[1], as: UTF8.self)) else {
            return nil
        }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}
