package import SQLite

extension StoreSchema {
    /// What each table, view and column means, as the comments say.
    private static let dictionary = SchemaText(creation(sources: "(1,'','')")).entries

    /// Fills the table `columns` with what the comments of the schema say.
    ///
    /// - Throws: What SQLite says.
    package static func describe(on connection: borrowing SQLiteConnection) throws(SQLiteError) {
        try connection.execute("DELETE FROM columns")
        try ColumnDictionary.insert(dictionary, on: connection)
    }

    /// The columns of tables that a connection does not find, each behind its table's name.
    ///
    /// - Throws: What SQLite says.
    package static func missingColumns(
        of connection: borrowing SQLiteConnection
    ) throws(SQLiteError) -> Set<String> {
        let known = dictionary.filter { !$0.column.isEmpty && tableNames.contains($0.table) }
        var missing = Set(known.map { "\($0.table).\($0.column)" })
        let columns = try connection.prepare("SELECT name FROM pragma_table_info(?)")
        for table in tableNames {
            try columns.forEachRow(table) { missing.remove("\(table).\($0.text(0) ?? "")") }
        }
        return missing
    }
}
