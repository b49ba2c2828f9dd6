package import SQLite

/// The scope by which all URLs that a crawl's file skips were judged, in words.
///
/// There is none while a run judges them anew: killed on the way, it begins again.
package enum ScopeMark {
    /// The row of table meta.
    package static let name = "scope"

    /// Writes it down, nil for none.
    ///
    /// - Throws: What SQLite says.
    package static func set(
        _ words: String?,
        for connection: borrowing SQLiteConnection
    ) throws(SQLiteError) {
        try connection.prepare("DELETE FROM meta WHERE key=?").run(name)
        guard let words else { return }
        try connection.prepare("INSERT INTO meta VALUES(?,?)").run(name, words)
    }
}
