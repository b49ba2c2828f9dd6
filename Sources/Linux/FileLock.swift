import CLinux
import Glibc

/// A lock on a file of its own, held while this value lives; the kernel drops it with the process.
///
/// The file is never deleted: whoever deleted it would let two owners in.
package struct FileLock: ~Copyable, Sendable {
    private let file: FileDescriptor

    /// Takes the lock at once, or finds it taken.
    ///
    /// The corresponding C function is `flock`.
    ///
    /// - Parameters:
    ///   - path: The lock's own file; created where it does not exist.
    ///   - note: What is written into the file for people, for example the process's number.
    /// - Throws: `wouldBlock` where somebody else holds it; else what `open` or `flock` says.
    package init(at path: String, note: String) throws(Errno) {
        let file = try FileDescriptor.open(path, for: .readingAndWriting)
        let number = file.rawValue
        _ = try checked { flock(number, LOCK_EX | LOCK_NB) }
        try file.truncate()
        try file.writeAll(Array(note.utf8))
        self.file = file
    }

    /// Since when somebody has held the lock who holds it now, in Unix milliseconds.
    ///
    /// The corresponding C function is `fstat`: who takes the lock writes into its file.
    package static func heldSince(at path: String) -> Int64? {
        guard let file = try? FileDescriptor.open(path, for: .reading) else { return nil }
        var status = stat()
        guard unsafe fstat(file.rawValue, &status) == 0 else { return nil }
        return Int64(status.st_mtim.tv_sec) * 1_000 + Int64(status.st_mtim.tv_nsec) / 1_000_000
    }

    /// The note of whoever holds the lock, nil where it cannot be read.
    ///
    /// Who has just taken the lock is about to write it, which is waited for: 0.1 s at most.
    package static func note(at path: String) -> String? {
        guard let file = try? FileDescriptor.open(path, for: .reading) else { return nil }
        for _ in 0..<100 {
            guard let bytes = try? file.readAll(limit: 4_096) else { return nil }
            guard bytes.isEmpty else { return String(decoding: bytes, as: UTF8.self) }
            usleep(1_000)
        }
        return nil
    }
}
