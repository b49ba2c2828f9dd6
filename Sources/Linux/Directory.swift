import Glibc

/// The names in a directory.
package enum Directory {
    /// All names in a directory, sorted by their bytes, without `.` and `..`; none where it
    /// cannot be read.
    ///
    /// The corresponding C function is `readdir`; blocks, so it belongs on an executor.
    package static func names(in path: String) -> [String] {
        guard let directory = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}
