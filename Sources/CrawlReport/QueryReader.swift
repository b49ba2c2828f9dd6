package import CrawlFormat
package import SQLite

/// A crawl's file for questions in SQL, which can read it and do nothing else.
package struct QueryReader: ~Copyable {
    private let connection: SQLiteConnection
    private let path: String

    /// Opens a crawl's file; the crawl may run meanwhile.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - moment: When it is looked at; nil for now.
    ///   - oldest: The version that first had what is looked at.
    /// - Throws: Why it cannot be read, or is no crawl.
    package init(
        opening path: String,
        asOf moment: PastMoment? = nil,
        since oldest: Int64 = 0
    ) throws(StoreError) {
        let connection = try SQLiteConnection.reading(crawl: path, since: oldest)
        // What is asked may have nothing to do with bodies.
        try? BodyFile(of: connection, at: path)?.attach(to: connection, of: path)
        try naming(path) { () throws(SQLiteError) in
            try moment?.install(on: connection)
        }
        connection.confine()
        self.connection = connection
        self.path = path
    }

    /// Asks a question.
    ///
    /// - Parameters:
    ///   - query: One statement.
    ///   - time: How long the answer may take.
    ///   - beginning: Receives the columns' names.
    ///   - body: Receives each row; returns false to end.
    /// - Throws: What SQLite says of the question.
    package func ask(
        _ query: String,
        within time: Duration,
        columns beginning: ([String]) -> Void,
        rows body: ([SQLiteValue]) -> Bool
    ) throws(SQLiteError) {
        let query = try SQLiteQuery(query, on: connection)
        beginning(query.columns)
        let places = query.columns.indices.map { Int32(truncatingIfNeeded: $0) }
        try query.forEachRow(within: time, on: connection) { row in
            var values: [SQLiteValue] = []
            values.reserveCapacity(places.count)
            for place in places { values.append(row.value(place)) }
            return body(values)
        }
    }
}
