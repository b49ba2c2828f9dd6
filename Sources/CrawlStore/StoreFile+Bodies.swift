import CrawlFormat
import SQLite

extension StoreFile {
    /// Makes the file of bodies that a new crawl is to have, nil where its own has them.
    static func makeBodies(
        of path: String,
        for run: RunDescription
    ) throws(StoreError) -> BodyFile? {
        guard let file = run.form.bodyFile else { return nil }
        return try BodyFile(creating: file, for: path)
    }

    /// Refuses to go on where the bodies are not to be had, or not where they are wanted.
    static func inspectBodies(
        of connection: borrowing SQLiteConnection,
        at path: String,
        for run: RunDescription
    ) throws(StoreError) {
        let bodies = try BodyFile(of: connection, at: path)
        if let wanted = run.form.bodyFile, bodies?.isAt(wanted) != true {
            throw .otherBodies(path, kept: bodies?.path)
        }
        guard let bodies else { return }
        try rollBack(bodies.path)
        try bodies.attach(to: connection, of: path)
    }

    /// Opens the file of bodies for writing, nil where the crawl's own has them.
    static func openBodies(
        of connection: borrowing SQLiteConnection,
        at path: String
    ) throws(StoreError) -> SQLiteConnection? {
        guard let file = try BodyFile(of: connection, at: path)?.path else { return nil }
        let bodies = try naming(file) { () throws(SQLiteError) in
            try SQLiteConnection(opening: file, for: .writing)
        }
        guard !bodies.isReadOnly else { throw .readOnly(file) }
        bodies.keepLog()
        try naming(file) { () throws(SQLiteError) in try bodies.execute(settings) }
        return bodies
    }
}
