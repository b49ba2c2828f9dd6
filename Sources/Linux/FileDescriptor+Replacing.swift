import CLinux
import Glibc

extension FileDescriptor {
    /// Waits until the disk has the file's bytes; blocks, so it belongs on an executor.
    ///
    /// The corresponding C function is `fsync`.
    ///
    /// - Throws: What `fsync` says.
    package func synchronize() throws(Errno) {
        _ = try checked { fsync(rawValue) }
    }

    /// Gives a file the mode that the user's `umask` grants; some file systems have none.
    ///
    /// The corresponding C function is `fchmod`.
    func share() {
        _ = fchmod(rawValue, ResourceLimits.sharedMode)
    }

    /// Gives a file a name that nothing has, a symbolic link included, and takes its old one away.
    ///
    /// - Throws: `fileExists` where something has the name; what `link` or `unlink` says.
    package static func rename(_ old: String, toFree new: String) throws(Errno) {
        _ = try checked { unsafe link(old, new) }
        _ = try checked { unsafe unlink(old) }
    }

    /// Gives a file another name; what had it, a symbolic link itself and not its target, is gone.
    ///
    /// The corresponding C function is `rename`.
    ///
    /// - Throws: What `rename` says.
    package static func rename(_ old: String, replacing new: String) throws(Errno) {
        _ = try checked { unsafe Glibc.rename(old, new) }
    }

    /// Puts bytes in the place of a file, so that a reader finds the old ones or the new ones.
    ///
    /// Anybody may read it. A device, a pipe and a stream of this process stay and are given the
    /// bytes. This blocks, so it belongs on an executor.
    ///
    /// - Throws: What `open`, `write`, `fsync`, `fchmod` or `rename` says.
    package static func replaceFile(_ path: String, with bytes: [UInt8]) throws(Errno) {
        guard !isSpecial(path) else { return try open(path, for: .appending).writeAll(bytes) }
        let draft = "\(path).\(getpid()).tmp"
        try removeFile(draft)
        do throws(Errno) {
            let file = try open(draft, for: .creating)
            try file.writeAll(bytes)
            try file.synchronize()
            let number = file.rawValue
            _ = try checked { fchmod(number, 0o644) }
            try rename(draft, replacing: path)
        } catch {
            try? removeFile(draft)
            throw error
        }
    }

    /// True where a path leads to what nothing may take the place of: a device, a pipe, a socket,
    /// or one of the process's own streams, wherever that goes.
    ///
    /// The corresponding C function is `stat`.
    package static func isSpecial(_ path: String) -> Bool {
        let streams = ["/dev/std", "/dev/fd/", "/proc/"]
        guard !streams.contains(where: { path.utf8.starts(with: $0.utf8) }) else { return true }
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return false }
        return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }

    /// Opens a device, a pipe or a stream of this process to write to.
    ///
    /// - Throws: What `open` says; `notPermitted` for a terminal, which bytes could steer.
    package static func open(special path: String) throws(Errno) -> FileDescriptor {
        let file = try open(path, for: .appending)
        guard isatty(file.rawValue) == 0 else { throw .notPermitted }
        return file
    }

    /// True where something has this name, be it a symbolic link to nothing.
    ///
    /// The corresponding C function is `faccessat`.
    package static func isTaken(_ path: String) -> Bool {
        unsafe faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0
    }
}
