import CrawlFormat
import CrawlModel
import SQLite

extension StoreFile {
    private static let columns = """
        SELECT t.name || '.' || c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c
        WHERE t.type='table'
        """

    /// Refuses a file that, with what is attached, lacks a column which a new one has: what could
    /// not be written at the end has to show before anything is.
    static func refuseMisshapen(
        _ connection: borrowing SQLiteConnection,
        at path: String
    ) throws(StoreError) {
        let missing = try naming(path) { () throws(SQLiteError) in
            let model = try SQLiteConnection(opening: ":memory:", for: .creating)
            try model.execute(StoreSchema.creation(sources: LinkSource.listing))
            return try columns(of: model).subtracting(try columns(of: connection)).min()
        }
        if let missing { throw .corrupt(path, cause: "it has no column \(missing)") }
    }

    private static func columns(
        of connection: borrowing SQLiteConnection
    ) throws(SQLiteError) -> Set<String> {
        var names: Set<String> = []
        try connection.prepare(columns).forEachRow { names.insert($0.text(0) ?? "") }
        return names
    }
}
