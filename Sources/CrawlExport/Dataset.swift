import CrawlFormat
import CrawlTables
import SQLite

/// A crawl as a database of its own: plain columns, dates as text, links as rows, full-text search.
struct Dataset: ~Copyable {
    /// After so many rows somebody hears how large it has become.
    private static let rowsPerGlance = 500

    private let connection: SQLiteConnection

    /// Writes all tables of a crawl, and what makes them easy to ask.
    ///
    /// - Parameters:
    ///   - plan: What is exported; its filter is that of pages, the other tables are whole.
    ///   - part: Where it is written.
    ///   - path: How errors call it.
    /// - Returns: How many pages were written, in how many bytes.
    /// - Throws: Why they were not.
    static func write(
        _ plan: ExportPlan,
        into part: String,
        of path: String
    ) throws(ExportError) -> ExportResult {
        var reader = try ExportReader.open(plan.source, filter: plan.filter)
        let dataset = try ExportError.naming(path) { () throws(SQLiteError) in
            try begin(at: part)
        }
        var result = ExportResult()
        for table in tables {
            let count = try dataset.copy(table, from: &reader, plan, of: path)
            if table.name == ExportTable.pages.name { result.rows = count }
        }
        result.bytes = try ExportError.naming(path) { () throws(SQLiteError) in
            try dataset.finish(plan)
        }
        return result
    }

    /// Hosts and URLs come first: the others name their rows.
    static let tables: [ExportTable] = [
        .hosts, .urls, .pages, .links, .errors, .redirects, .skips, .versions, .runs,
    ]

    private init(on connection: consuming SQLiteConnection) {
        self.connection = connection
    }

    private static func begin(at part: String) throws(SQLiteError) -> Dataset {
        let connection = try SQLiteConnection(opening: part, for: .creating)
        try connection.execute(DatasetSchema.beginning)
        return Dataset(on: connection)
    }

    private func copy(
        _ table: ExportTable,
        from reader: inout ExportReader,
        _ plan: ExportPlan,
        of path: String
    ) throws(ExportError) -> Int {
        let columns = table.columns(in: .dataset, bodies: plan.hasBodies)
        let insert = try ExportError.naming(path) { () throws(SQLiteError) in
            try connection.execute(DatasetSchema.creation(of: table, columns))
            return try connection.prepare(DatasetSchema.insertion(into: table, columns))
        }
        var count = 0
        let isFiltered = table.name == ExportTable.pages.name
        try reader.forEachRow(of: table, columns, isFiltered: isFiltered) {
            cells throws(ExportError) in
            count += 1
            try ExportError.naming(path) { () throws(SQLiteError) in
                try insert.run(each: cells)
                if count.isMultiple(of: Self.rowsPerGlance) { try tell() }
            }
        }
        return count
    }

    /// - Returns: The bytes of the file.
    private func finish(_ plan: ExportPlan) throws(SQLiteError) -> Int {
        try connection.execute(DatasetSchema.views)
        try tell()
        let entries = Self.tables.flatMap {
            DatasetSchema.dictionary(of: $0, bodies: plan.hasBodies)
        }
        try ColumnDictionary.insert(entries, on: connection)
        let fact = try connection.prepare("INSERT INTO metadata VALUES(?,?,?)")
        for row in DatasetSchema.metadata(of: plan) { try fact.run(each: row) }
        for step in DatasetSchema.end(bodies: plan.hasBodies) {
            try connection.execute(step)
            try tell()
        }
        return try byteCount()
    }

    private func tell() throws(SQLiteError) {
        guard let meter = ExportMeter.current else { return }
        meter.note(bytes: try byteCount())
    }

    private func byteCount() throws(SQLiteError) -> Int {
        let count = try connection.number("PRAGMA page_count")
        return Int(count * (try connection.number("PRAGMA page_size")))
    }
}
