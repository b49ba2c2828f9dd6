import Linux
package import SQLite

extension StoreMigration {
    /// Brings a file of an earlier version up to the present one, and keeps a copy of it as it was.
    ///
    /// - Throws: What stands in the way; the file is of the one version or the other.
    package func bringUp(
        _ connection: borrowing SQLiteConnection,
        at path: String
    ) throws(StoreError) {
        let version = try StoreFacts(of: connection, at: path).version
        guard version < StoreFormat.version else { return }
        try Self.keepCopy(of: connection, as: "\(path).bak-\(version)")
        try naming(path) { () throws(SQLiteError) in
            try Self.nameDomains(on: connection)
            try run(from: version, on: connection)
        }
    }

    /// Copies the file, unless an earlier try has; the copy gets its name when it is whole.
    private static func keepCopy(
        of connection: borrowing SQLiteConnection,
        as copy: String
    ) throws(StoreError) {
        guard !FileDescriptor.isTaken(copy) else { return }
        let part = copy + ".part"
        do throws(Errno) {
            try FileDescriptor.removeFile(part)
        } catch {
            throw .unreachable(part, error)
        }
        try naming(part) { () throws(SQLiteError) in
            try connection.prepare("VACUUM INTO ?").run(part)
        }
        do throws(Errno) {
            try FileDescriptor.open(part, for: .reading).synchronize()
            try FileDescriptor.rename(part, replacing: copy)
        } catch {
            throw .unreachable(copy, error)
        }
    }
}
