import CrawlFormat
import SQLite

/// Takes the readers' indexes away before they cost more than building them again.
struct IndexGuard {
    /// Beyond this share of new rows, random inserts into the indexes are dearer than a new sort.
    private static let growthLimit = 5
    /// How many URLs may come before the indexes go; nil where there are none.
    private var room: Int?

    init(on connection: borrowing SQLiteConnection) throws(SQLiteError) {
        let hasIndexes = try connection.number(
            "SELECT count(*) FROM sqlite_schema WHERE name='url_by_key'"
        )
        guard hasIndexes > 0 else { return }
        let count = try connection.number("SELECT count(*) FROM url")
        room = Int(count) / Self.growthLimit
    }

    /// Drops the indexes, inside the open transaction, once.
    ///
    /// - Returns: True where it has done so now.
    mutating func dropIfOutgrown(
        by newCount: Int,
        on connection: borrowing SQLiteConnection
    ) throws(SQLiteError) -> Bool {
        guard let room, newCount > room else { return false }
        try connection.execute(StoreSchema.indexRemoval)
        self.room = nil
        return true
    }
}
