/// A file that gets its name when it is whole, and leaves nothing where it does not become so.
///
/// It is written beside its name as `NAME.PID.part`; what processes that died have left of that
/// kind is removed.
package struct NewFile: ~Copyable {
    private let path: String
    /// Where it is written.
    package let part: String
    private let replaces: Bool

    /// Decides where it is written.
    ///
    /// - Throws: `fileExists` where something has the name and may not be replaced.
    package init(named path: String, replaces: Bool) throws(Errno) {
        self.path = path
        self.replaces = replaces
        part = "\(path).\(ProcessEnvironment.processID).part"
        guard replaces || !FileDescriptor.isTaken(path) else { throw .fileExists }
        Self.removeRemains(of: path)
        try FileDescriptor.removeFile(part)
    }

    deinit {
        try? FileDescriptor.removeFile(part)
    }

    /// Gives the file its name, after the disk has its bytes.
    ///
    /// From then on others may have it, as far as the user lets them have files.
    ///
    /// - Throws: Why that cannot be, `fileExists` where the name was taken meanwhile.
    package consuming func keep() throws(Errno) {
        let file = try FileDescriptor.open(part, for: .reading)
        file.share()
        try file.synchronize()
        if replaces {
            try FileDescriptor.rename(part, replacing: path)
        } else {
            try FileDescriptor.rename(part, toFree: path)
        }
        try FileDescriptor.open(Self.place(of: path).directory, for: .reading).synchronize()
    }

    private static func place(of path: String) -> (directory: String, name: String) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
        let name = String(path[path.utf8.index(after: slash)...])
        return (String(path[...slash]), name)
    }

    private static func removeRemains(of path: String) {
        let (directory, name) = place(of: path)
        for file in Directory.names(in: directory) where isRemains(file, of: name) {
            try? FileDescriptor.removeFile("\(directory)/\(file)")
        }
    }

    private static func isRemains(_ file: String, of name: String) -> Bool {
        guard file.hasPrefix(name + "."), file.hasSuffix(".part") else { return false }
        guard let id = Int32(file.dropFirst(name.utf8.count + 1).dropLast(5)) else { return false }
        return !ProcessEnvironment.isAlive(id)
    }
}
