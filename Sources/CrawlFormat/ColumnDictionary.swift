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
        let insertion = try connection.prepare(
            """
            INSERT INTO columns VALUES(?1, ?2, coalesce(?3, (SELECT nullif(type, '')
             FROM pragma_table_xinfo(?1) WHERE name=?2), 'ANY'), ?4)
            """
        )
        for entry in entries {
            try insertion.run(entry.table, entry.column, entry.type, entry.meaning)
        }
    }
}
