extension SQLiteConnection {
    /// Opens another file beside the first, for what the first was opened for.
    ///
    /// - Parameters:
    ///   - path: The file; its last component must not be a symbolic link.
    ///   - name: Under which name its tables are found.
    /// - Throws: What SQLite says.
    package func attach(_ path: String, as name: String) throws(SQLiteError) {
        try prepare("ATTACH ? AS ?").run(Self.resolvingDirectory(of: path), name)
    }
}
