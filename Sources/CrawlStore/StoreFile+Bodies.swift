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

    /// Opens a file of bodies for writing; nil is the crawl's own.
    static func open(bodies file: BodyFile?) throws(StoreError) -> SQLiteConnection? {
        guard let path = file?.path else { return nil }
        let bodies = try naming(path) { () throws(SQLiteError) in
            try SQLiteConnection(opening: path, for: .writing)
        }
        guard !bodies.isReadOnly else { throw .readOnly(path) }
        bodies.keepLog()
        try naming(path) { () throws(SQLiteError) in try bodies.execute(settings) }
        return bodies
    }
}
