import CrawlFormat
import CrawlModel
import Linux
import SQLite

/// The way to a crawl's file: looked at without touching it, then opened, then begun.
enum StoreFile {
    /// Files up to this many pages are checked whole before they are written.
    private static let checkedPageCount = 8_192

    /// Opens or creates the file and begins a run in it.
    ///
    /// - Returns: What the file held before.
    static func open(
        _ path: String,
        run: RunDescription,
        as writer: inout StoreWriter?
    ) throws(StoreError) -> Beginning {
        try rollBack(path)
        let isFresh = try inspect(path, for: run)
        let newBodies = try isFresh ? makeBodies(of: path, for: run) : nil
        let connection = try connect(path, isFresh: isFresh)
        let migration = StoreMigration(sources: LinkSource.listing)
        if !isFresh { try migration.bringUp(connection, at: path) }
        let file = try isFresh ? newBodies : BodyFile(of: connection, at: path)
        let bodies = try open(bodies: file)
        do throws(SQLiteError) {
            let beginning = try isFresh ? .fresh : Beginning(connection)
            // A new file has all that it begins with, or nothing.
            let number = try connection.transaction { () throws(SQLiteError) in
                if isFresh { try create(for: run, bodies: file, at: path, on: connection) }
                return try begin(run, after: beginning, on: connection)
            }
            writer = try StoreWriter(on: connection, bodies: bodies, run: number)
            return beginning
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Takes back what a death has left half done where the log begins or ends: that needs a
    /// connection that writes, whoever's file it is.
    static func rollBack(_ path: String) throws(StoreError) {
        guard [path, path + "-journal"].allSatisfy(FileDescriptor.isTaken) else { return }
        try naming(path) { () throws(SQLiteError) in
            try SQLiteConnection(opening: path, for: .writing).execute("PRAGMA schema_version")
        }
    }

    /// Tells whether there is nothing yet; reading only leaves strangers' files alone.
    private static func inspect(
        _ path: String,
        for run: RunDescription
    ) throws(StoreError) -> Bool {
        guard let connection = try openExisting(path) else { return true }
        let facts = try StoreFacts(of: connection, at: path)
        guard !facts.isEmpty else { return true }
        try facts.refuseStrangers(at: path)
        try check(connection, facts, path: path)
        try KeyRule.refuse(run.form.ignored?.description, for: connection, at: path)
        try inspectBodies(of: connection, at: path, for: run)
        if facts.version == StoreFormat.version { try refuseMisshapen(connection, at: path) }
        return false
    }

    /// Refuses a file that, with what is attached, lacks a column which a new one has: what could
    /// not be written at the end has to show before anything is.
    private static func refuseMisshapen(
        _ connection: borrowing SQLiteConnection,
        at path: String
    ) throws(StoreError) {
        let missing = try naming(path) { () throws(SQLiteError) in
            try StoreSchema.missingColumns(of: connection).min()
        }
        if let missing { throw .corrupt(path, cause: "it has no column \(missing)") }
    }

    private static func openExisting(_ path: String) throws(StoreError) -> SQLiteConnection? {
        do throws(SQLiteError) {
            return try SQLiteConnection(opening: path, for: .reading)
        } catch {
            let error = StoreError(error, path: path)
            guard error == .unreachable(path, .noSuchFile) else { throw error }
            return nil
        }
    }

    private static func check(
        _ connection: borrowing SQLiteConnection,
        _ facts: StoreFacts,
        path: String
    ) throws(StoreError) {
        guard facts.pageCount <= checkedPageCount else { return }
        let answer = try naming(path) { () throws(SQLiteError) in
            try connection.prepare("PRAGMA quick_check(1)").first { $0.text(0) ?? "" }
        }
        guard answer == "ok" else { throw .corrupt(path, cause: answer ?? "no answer") }
    }

    private static func connect(
        _ path: String,
        isFresh: Bool
    ) throws(StoreError) -> SQLiteConnection {
        let connection = try naming(path) { () throws(SQLiteError) in
            try SQLiteConnection(opening: path, for: .creating)
        }
        guard !connection.isReadOnly else { throw .readOnly(path) }
        // A clean end folds the log; after a failure nothing is written, nor a sync retried.
        connection.keepLog()
        try naming(path) { () throws(SQLiteError) in
            if isFresh { try connection.execute("PRAGMA page_size=32768") }
            try connection.execute(settings)
        }
        return connection
    }

    // The log is folded before the processor's cache has forgotten it: 500 of the file's pages are
    // 16 MiB, and so is the cache of SQLite. Four times as much takes a third more of the kernel.
    static let settings = """
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=OFF;
        PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=500;
        PRAGMA journal_size_limit=67108864;
        """
}
