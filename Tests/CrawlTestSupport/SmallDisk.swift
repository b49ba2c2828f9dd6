import Glibc
import Linux

/// A file system of a few mebibytes, mounted for one test.
package final class SmallDisk: Sendable {
    package let path: String

    /// True where this process may mount.
    package static let isPossible =
        geteuid() == 0
        && {
            guard let disk = try? SmallDisk(kibibytes: 64, in: "/tmp") else { return false }
            return disk.path.isEmpty == false
        }()

    /// Mounts a disk below a directory.
    ///
    /// - Throws: What `mkdir` or `mount` says.
    package init(kibibytes: Int, in directory: String) throws {
        path = directory + "/disk-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        guard unsafe mkdir(path, 0o700) == 0 else { throw Errno.last }
        do {
            try mount(kibibytes: kibibytes, flags: 0)
        } catch {
            _ = unsafe rmdir(path)
            throw error
        }
    }

    deinit {
        _ = unsafe umount2(path, Int32(MNT_DETACH))
        _ = unsafe rmdir(path)
    }

    /// Makes it a disk that can only be read.
    package func forbidWriting() throws {
        guard unsafe Glibc.mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), nil) == 0
        else { throw Errno.last }
    }

    /// Gives it more room, or less where that is free.
    package func resize(toKibibytes size: Int) throws {
        try mount(kibibytes: size, flags: UInt(MS_REMOUNT))
    }

    private func mount(kibibytes: Int, flags: UInt) throws(Errno) {
        let options = "size=\(kibibytes)k"
        let result = unsafe options.withCString { text in
            unsafe Glibc.mount("tmpfs", path, "tmpfs", flags, text)
        }
        guard result == 0 else { throw Errno.last }
    }
}
