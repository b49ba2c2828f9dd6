package import SQLite

/// The table `columns` of a crawl's file or a dataset: what each table, view and column means.
package enum ColumnDictionary {
    /// One row: a column, or the table itself.
    package struct Entry: Sendable, Equatable {
        package let table: String
        /// Empty for the table itself.
        package var column = ""
        /// Nil for what SQLite says of the column.
        package var type: String?
        package var meaning: String

        package init(table: String, column: String = "", type: String?, meaning: String) {
            self.table = table
            self.column = column
            self.type = type
            self.meaning = meaning
        }
    }

    package static let creation = """
        CREATE TABLE columns(                   -- what tables, views and columns mean
          table_name  TEXT NOT NULL,            -- table or view
          column_name TEXT NOT NULL,            -- its column; empty = the table itself
          type        TEXT NOT NULL,            -- INTEGER|TEXT|...; of a table: TABLE or VIEW
          meaning     TEXT NOT NULL,            -- in a few words
          PRIMARY KEY(table_name, column_name)
        ) STRICT;

        """

    /// Writes rows, inside the caller's transaction.
    ///
    /// - Throws: What SQLite says.
    package static func insert(
        _ entries: [Entry],
        on connection: borrowing SQLiteConnection
    ) throws(SQLiteError) {
        let declarations = try connection.prepare("SELECT name, type FROM pragma_table_xinfo(?)")
        let insertion = try connection.prepare("INSERT INTO columns VALUES(?,?,?,?)")
        var table: String?
        var types: [String: String] = [:]
        for entry in entries {
            if entry.table != table {
                types = [:]
                try declarations.forEachRow(entry.table) { row in
                    types[row.text(0) ?? ""] = row.text(1)
                }
                table = entry.table
            }
            let declared = types[entry.column] ?? ""
            let type = entry.type ?? (declared.isEmpty ? "ANY" : declared)
            try insertion.run(entry.table, entry.column, type, entry.meaning)
        }
    }
}
