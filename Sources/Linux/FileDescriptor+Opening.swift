import CLinux
import Glibc

extension FileDescriptor {
    /// What a file is opened for.
    package enum Access: Sendable {
        /// The file must exist.
        case reading
        /// The file is created when it does not exist; its bytes stay.
        case readingAndWriting
        /// The file is created, and must not have existed.
        case creating
        /// The file is created when it does not exist; what is written comes to its end.
        case appending
    }

    /// Opens a file; child processes do not inherit it.
    ///
    /// The corresponding C function is `open`.
    ///
    /// - Throws: What `open` says.
    package static func open(_ path: String, for access: Access) throws(Errno) -> FileDescriptor {
        let flags =
            switch access {
            case .reading: O_RDONLY
            case .readingAndWriting: O_RDWR | O_CREAT
            case .creating: O_RDWR | O_CREAT | O_EXCL
            case .appending: O_WRONLY | O_CREAT | O_APPEND
            }
        let number = try checked { unsafe crawl_open(path, flags | O_CLOEXEC, 0o600) }
        return FileDescriptor(owning: number)
    }

    /// The process's standard input as a descriptor of its own.
    ///
    /// - Throws: What `dup` says.
    package static func standardInput() throws(Errno) -> FileDescriptor {
        FileDescriptor(owning: try checked { dup(STDIN_FILENO) })
    }

    /// Makes a directory that only its owner may enter.
    ///
    /// - Throws: What `mkdir` says.
    package static func makeDirectory(_ path: String) throws(Errno) {
        _ = try checked { unsafe mkdir(path, 0o700) }
    }

    /// Removes a file's name; one that is not there is no error.
    ///
    /// The corresponding C function is `unlink`.
    ///
    /// - Throws: What `unlink` says.
    package static func removeFile(_ path: String) throws(Errno) {
        do throws(Errno) {
            _ = try checked { unsafe unlink(path) }
        } catch .noSuchFile {
            return
        }
    }

    /// Removes a directory, unless something is in it.
    ///
    /// The corresponding C function is `rmdir`.
    package static func removeDirectory(_ path: String) {
        _ = unsafe rmdir(path)
    }

    /// The bytes of a file, 0 where there is none.
    ///
    /// The corresponding C function is `stat`.
    package static func size(of path: String) -> Int {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// True where something has this name.
    package static func exists(_ path: String) -> Bool {
        unsafe access(path, F_OK) == 0
    }
}
