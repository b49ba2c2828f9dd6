import Glibc
import Linux

/// The memory that this process holds.
package enum ResidentMemory {
    /// Bytes in real memory, shared ones included.
    package static var bytes: Int {
        guard let file = try? FileDescriptor.open("/proc/self/statm", for: .reading),
            let text = try? file.readAll(limit: 256)
        else { return 0 }
        let words = text.split(separator: 0x20)
        let pages = words.count > 1 ? Int(String(decoding: words[1], as: UTF8.self)) ?? 0 : 0
        return pages * Int(getpagesize())
    }
}
