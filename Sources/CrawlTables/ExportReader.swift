import CrawlFormat
import SQLite

/// Reads tables out of a crawl's file, all as they are at one moment; the crawl may run meanwhile.
package struct ExportReader: ~Copyable {
    private let connection: SQLiteConnection
    private let path: String
    private let filter: ExportFilter
    private var bodies: BodyReader

    private init(
        on connection: consuming SQLiteConnection,
        _ bodies: consuming BodyReader,
        path: String,
        filter: ExportFilter
    ) {
        self.connection = connection
        self.bodies = bodies
        (self.path, self.filter) = (path, filter)
    }

    /// Opens the file.
    package static func open(
        _ path: String,
        filter: ExportFilter
    ) throws(ExportError) -> ExportReader {
        do throws(StoreError) {
            let connection = try SQLiteConnection.reading(crawlWithBodies: path)
            let bodies = try naming(path) { () throws(SQLiteError) in
                try connection.execute("BEGIN")
                return try BodyReader(on: connection)
            }
            return ExportReader(on: connection, bodies, path: path, filter: filter)
        } catch {
            throw .source(error)
        }
    }

    /// Shows the wanted rows of a table in their order.
    ///
    /// - Parameters:
    ///   - table: The table.
    ///   - columns: Those of its columns that are wanted.
    ///   - isFiltered: False for all rows that belong to the run.
    ///   - body: Receives the cells in the order of the columns.
    /// - Throws: Why the file cannot be read, or what the body throws.
    package mutating func forEachRow(
        of table: ExportTable,
        _ columns: [ExportColumn],
        isFiltered: Bool = true,
        body: ([ExportCell]) throws(ExportError) -> Void
    ) throws(ExportError) {
        if isFiltered { try filter.check(table) }
        let wanted = isFiltered ? filter : filter.runAlone
        let statement = try prepare(ExportQuery(table, columns, wanted))
        var failure: ExportError?
        var cells: [ExportCell] = []
        let meter = ExportMeter.current
        do throws(SQLiteError) {
            let run = Int64(wanted.run ?? Int.max)
            try statement.walkRows(
                run,
                wanted.host,
                wanted.status?.lowerBound,
                wanted.status?.upperBound,
                wanted.since
            ) { row in
                do throws(ExportError) {
                    guard !Task.isCancelled else { throw .interrupted }
                    try read(row, columns, into: &cells)
                    try body(cells)
                    meter?.addRow()
                } catch {
                    failure = error
                }
                return failure == nil
            }
        } catch {
            throw .source(StoreError(error, path: path))
        }
        if let failure { throw failure }
    }

    private func prepare(_ query: ExportQuery) throws(ExportError) -> SQLiteStatement {
        let statement = try compile(query)
        guard let condition = filter.condition, statement.text != query.sql else {
            return statement
        }
        throw .badCondition(condition, cause: "it ends the statement")
    }

    private func compile(_ query: ExportQuery) throws(ExportError) -> SQLiteStatement {
        do throws(SQLiteError) {
            return try connection.prepare(query.sql)
        } catch {
            guard let condition = filter.condition, error.code.primary == .invalid else {
                throw .source(StoreError(error, path: path))
            }
            throw .badCondition(condition, cause: error.message)
        }
    }

    private mutating func read(
        _ row: borrowing SQLiteRow,
        _ columns: [ExportColumn],
        into cells: inout [ExportCell]
    ) throws(ExportError) {
        cells.removeAll(keepingCapacity: true)
        for (index, column) in zip(Int32(0)..., columns) {
            guard !row.isNull(index) else {
                cells.append(.null)
                continue
            }
            switch column.kind {
            case .integer: cells.append(.integer(row.integer(index)))
            case .text: cells.append(.text(row.bytes(index)))
            case .json: cells.append(.json(row.bytes(index)))
            case .body:
                let charset = row.text(Int32(columns.count))
                cells.append(try body(row.integer(index), charset: charset))
            }
        }
    }

    private mutating func body(
        _ id: Int64,
        charset: String?
    ) throws(ExportError) -> ExportCell {
        do throws(SQLiteError) {
            return try bodies.text(of: id, charset: charset).map(ExportCell.text) ?? .null
        } catch {
            throw .source(StoreError(error, path: path))
        }
    }
}
