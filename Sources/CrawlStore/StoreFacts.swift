import SQLite

/// What a database says of itself before anything in it is believed.
struct StoreFacts {
    let applicationID: Int64
    let version: Int64
    let pageCount: Int64
    /// True where nothing was ever written.
    let isEmpty: Bool

    init(of connection: borrowing SQLiteConnection, at path: String) throws(StoreError) {
        do throws(SQLiteError) {
            applicationID = try connection.number("PRAGMA application_id")
            version = try connection.number("PRAGMA user_version")
            pageCount = try connection.number("PRAGMA page_count")
            let entries = try connection.number("SELECT count(*) FROM sqlite_schema")
            isEmpty = entries == 0 && applicationID == 0 && version == 0
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Refuses the files of other programs and of newer versions of this one.
    func refuseStrangers(at path: String) throws(StoreError) {
        guard applicationID == Schema.applicationID else { throw .foreign(path) }
        guard version <= Schema.version else { throw .newer(path, version: Int(version)) }
    }
}
