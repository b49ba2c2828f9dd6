import Glibc

extension SQLiteConnection {
    /// The same file with the links among its directories resolved, if the path names any.
    ///
    /// SQLite refuses a link anywhere in the path; people keep whole directories on another
    /// disk by one.
    package static func resolvingDirectory(of path: String) -> String {
        let bytes = Array(path.utf8)
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return path }
        let directory = slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
        guard let resolved = unsafe realpath(directory, nil) else { return path }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved) + String(decoding: bytes[slash...], as: UTF8.self)
    }
}
