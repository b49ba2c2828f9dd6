package import SQLite

/// Which differences between URLs the keys of a crawl's file leave out, in words.
///
/// All keys of a file are made by one rule, or URLs would be known twice.
package enum KeyRule {
    private static let name = "url_ignored"

    /// The words that a file keeps, empty where all differences count.
    ///
    /// - Throws: What SQLite says.
    package static func words(
        of connection: borrowing SQLiteConnection
    ) throws(SQLiteError) -> String {
        try connection.prepare("SELECT value FROM meta WHERE key=?")
            .first(name) { $0.text(0) ?? "" } ?? ""
    }

    /// Writes down by which rule the keys of a new file are made.
    ///
    /// - Throws: What SQLite says.
    package static func set(
        _ words: String,
        for connection: borrowing SQLiteConnection
    ) throws(SQLiteError) {
        guard !words.isEmpty else { return }
        try connection.prepare("INSERT INTO meta VALUES(?,?)").run(name, words)
    }

    /// Refuses to go on with a file whose keys are made by another rule; nil asks for no rule.
    package static func refuse(
        _ words: String?,
        for connection: borrowing SQLiteConnection,
        at path: String
    ) throws(StoreError) {
        guard let words else { return }
        let kept = try naming(path) { () throws(SQLiteError) in try Self.words(of: connection) }
        guard kept == words else { throw .otherKeys(path, kept: kept, wanted: words) }
    }
}
