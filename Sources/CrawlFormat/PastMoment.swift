package import SQLite

/// A moment of a crawl's past at which it is looked at.
package enum PastMoment: Sendable, Equatable {
    /// As this run left it.
    case run(Int)
    /// As it was at the end of a second, day, month or year: ISO 8601 in UTC, or its beginning.
    case date(String)

    /// What a table's rows were then, as a condition.
    private func condition(_ table: String) -> String {
        switch self {
        case .run(let number): "run_id<=\(number)"
        case .date(let text) where table == "fetch": "\(Self.text(of: "fetched_at"))<='\(text)~'"
        case .date(let text):
            """
            run_id<=(SELECT max(run_id) FROM main.run \
            WHERE \(Self.text(of: "started_at"))<='\(text)~')
            """
        }
    }

    private static func text(of column: String) -> String {
        "strftime('%Y-%m-%dT%H:%M:%fZ', \(column)/1000.0, 'unixepoch')"
    }

    /// Lets statements of a connection see tables and views as they were then.
    ///
    /// Depths, and what waits, are those of the present.
    ///
    /// - Throws: What SQLite says.
    package func install(on connection: borrowing SQLiteConnection) throws(SQLiteError) {
        for table in ["run", "url", "fetch", "skip", "robots", "event"] {
            try connection.execute(
                "CREATE TEMP VIEW \(table) AS SELECT * FROM main.\(table) "
                    + "WHERE \(condition(table))"
            )
        }
        var views: [String] = []
        try connection.prepare("SELECT name, sql FROM main.sqlite_schema WHERE type='view'")
            .forEachRow { row in
                guard StoreSchema.viewNames.contains(row.text(0) ?? "") else { return }
                views.append(row.text(1) ?? "")
            }
        for view in views {
            try connection.execute("CREATE TEMP VIEW" + view.dropFirst("CREATE VIEW".utf8.count))
        }
    }
}
