import Linux
package import SQLite

/// What a database says of itself before anything in it is believed.
package struct StoreFacts {
    private let applicationID: Int64
    package let version: Int64
    package let pageCount: Int64
    /// True where nothing was ever written.
    package let isEmpty: Bool
    /// True where something that looks like a crawl's table computes what it holds.
    private let isTrap: Bool

    /// Asks a database, all at one moment: it may just be made.
    ///
    /// - Throws: Why it does not answer.
    package init(
        of connection: borrowing SQLiteConnection,
        at path: String
    ) throws(StoreError) {
        do throws(SQLiteError) {
            let (entries, traps): (Int64, Int64)
            (applicationID, version, pageCount, entries, traps) = try connection.snapshot {
                () throws(SQLiteError) in
                (
                    try connection.number("PRAGMA application_id"),
                    try connection.number("PRAGMA user_version"),
                    try connection.number("PRAGMA page_count"),
                    try connection.number("SELECT count(*) FROM sqlite_schema"),
                    try connection.number(Self.traps)
                )
            }
            isEmpty = entries == 0 && applicationID == 0 && version == 0
            isTrap = traps > 0
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Views and virtual tables in the place of tables, and tables with computed columns.
    private static let traps = """
        SELECT count(*) FROM sqlite_schema m WHERE m.name IN
         (\(StoreSchema.tableNames.map { "'\($0)'" }.joined(separator: ",")))
         AND (m.type<>'table' OR m.rootpage=0
          OR EXISTS (SELECT 1 FROM pragma_table_xinfo(m.name) WHERE hidden>1))
        """

    /// Refuses the files of other programs, of versions newer or older than may be, and those
    /// whose tables are none: reading them may never end.
    package func refuseStrangers(at path: String, since oldest: Int64 = 0) throws(StoreError) {
        guard applicationID == StoreFormat.applicationID else { throw .foreign(path) }
        guard version <= StoreFormat.version else { throw .newer(path, version: Int(version)) }
        guard version >= oldest else { throw .older(path, version: Int(version)) }
        guard !isTrap else { throw .corrupt(path, cause: "its tables are not those of a crawl") }
    }

    /// Refuses what is surely no crawl, by reading alone, before anything is made beside it.
    ///
    /// Nothing at all may become one, and what is busy or damaged is for whoever opens it.
    package static func refuseStrangers(at path: String) throws(StoreError) {
        guard FileDescriptor.isTaken(path) else { return }
        guard !FileDescriptor.isSpecial(path) else { throw .foreign(path) }
        do throws(StoreError) {
            let connection = try naming(path) { () throws(SQLiteError) in
                try SQLiteConnection(opening: path, for: .reading)
            }
            let facts = try StoreFacts(of: connection, at: path)
            if !facts.isEmpty { try facts.refuseStrangers(at: path) }
        } catch {
            switch error {
            case .foreign, .newer, .unreachable(_, .isDirectory): throw error
            default: return
            }
        }
    }
}

extension SQLiteConnection {
    /// Opens a crawl's file for those who only look; the crawl may run meanwhile.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - oldest: The version that first had what is looked at.
    /// - Returns: A connection that writes nothing.
    /// - Throws: Why it cannot be read, or is no crawl.
    package static func reading(
        crawl path: String,
        since oldest: Int64 = 0
    ) throws(StoreError) -> SQLiteConnection {
        let connection = try naming(path) { () throws(SQLiteError) in
            try SQLiteConnection(opening: path, for: .reading)
        }
        try StoreFacts(of: connection, at: path).refuseStrangers(at: path, since: oldest)
        return connection
    }
}
