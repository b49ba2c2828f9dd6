/// Which rows of a table are wanted.
package struct ExportFilter: Sendable, Equatable {
    /// The crawl as this run left it, nil for as it is.
    package var run: Int?
    /// Rows of this host alone, as the column says it.
    package var host: String?
    /// Rows with one of these statuses; what is as it was (304) counts as 200, too.
    package var status: ClosedRange<Int>?
    /// Rows fetched at this moment or later, as ISO 8601 writes it, or its beginning.
    package var since: String?
    /// An expression of SQL over the table's columns.
    package var condition: String?

    package init() {}

    /// The columns that the filter needs, and the options that name them.
    private var needs: [(column: String, option: String)] {
        [
            (host.map { _ in "host" }, "--host"), (status.map { _ in "status" }, "--status"),
            (since.map { _ in "fetched_at" }, "--since"),
        ].compactMap { column, option in column.map { ($0, option) } }
    }

    /// Refuses to filter by what a table does not have.
    func check(_ table: ExportTable) throws(ExportError) {
        let names = table.columns.map(\.name)
        for (column, option) in needs where !names.contains(column) {
            throw .noSuchColumn(table: table.name, option: option)
        }
    }

    /// What rows must fulfil; `?2` to `?5` are host, least and greatest status, and moment.
    var sql: String {
        var parts = ["?2 IS ?2 AND ?3 IS ?3 AND ?4 IS ?4 AND ?5 IS ?5"]
        if host != nil { parts.append("host=?2") }
        let status = status.map { _ in "iif(status=304, 200, status) BETWEEN ?3 AND ?4" }
        if let status { parts.append("(\(status) OR status BETWEEN ?3 AND ?4)") }
        if since != nil { parts.append("fetched_at>=?5") }
        if let condition { parts.append("(\(condition)\n)") }
        return parts.joined(separator: " AND ")
    }

    /// The same without any wish but for the run.
    var runAlone: ExportFilter {
        var filter = ExportFilter()
        filter.run = run
        return filter
    }
}
