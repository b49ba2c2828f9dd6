import Glibc
import Linux

/// A file system of a few mebibytes, mounted for one test.
final class SmallDisk: Sendable {
    let path: String

    /// True where this process may mount.
    static let isPossible =
        geteuid() == 0
        && {
            guard let disk = try? SmallDisk(kibibytes: 64, in: "/tmp") else { return false }
            return disk.path.isEmpty == false
        }()

    init(kibibytes: Int, in directory: String) throws {
        path = directory + "/disk-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        guard unsafe mkdir(path, 0o700) == 0 else { throw Errno.last }
        let options = "size=\(kibibytes)k"
        let result = unsafe options.withCString { text in
            unsafe mount("tmpfs", path, "tmpfs", 0, text)
        }
        guard result == 0 else {
            _ = unsafe rmdir(path)
            throw Errno.last
        }
    }

    deinit {
        _ = unsafe umount2(path, Int32(MNT_DETACH))
        _ = unsafe rmdir(path)
    }

    /// Makes it a disk that can only be read.
    func forbidWriting() throws {
        let flags = UInt(MS_REMOUNT | MS_RDONLY)
        guard unsafe mount("tmpfs", path, "tmpfs", flags, nil) == 0 else { throw Errno.last }
    }
}
