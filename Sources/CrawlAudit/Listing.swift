import CrawlFormat
import CrawlModel
import SQLite

/// A table of the report: the first rows of something, and how many there are.
struct Listing: Sendable {
    /// The most rows that a table shows.
    static let rowLimit = 100

    let title: String
    /// A sentence on what the rows are.
    let note: String
    let columns: [ListingColumn]
    /// A statement that gives at most so many rows, with a cell for each column.
    let rows: String
    /// A statement that gives the number of all rows; nil where the rows are the top of all.
    let count: String?
    /// What is said where there is none.
    let absence: String
    /// True where the rows are shown only to those who ask.
    var isFolded = false

    /// The table as it stands in the report.
    func markup(_ reader: borrowing AuditReader) throws(StoreError) -> Markup {
        let cells = try reader.rows(rows, columns: columns.count)
        var total = 0
        if let count { total = try reader.number(count) }
        return "<h3>\(title) \(badge(total))</h3>\n\(body(cells, of: total))"
    }

    private func badge(_ count: Int) -> Markup {
        count == 0 ? "" : "<span class=\"count\">\(Figure.count(count))</span>"
    }

    private func body(_ cells: [[SQLiteValue]], of count: Int) -> Markup {
        guard !cells.isEmpty else { return "<p class=\"none\">\(absence)</p>\n" }
        let table = table(cells, of: count)
        guard isFolded else { return "<p class=\"note\">\(note)</p>\n\(table)" }
        return "<details><summary>\(note)</summary>\n\(table)</details>\n"
    }

    private func table(_ cells: [[SQLiteValue]], of count: Int) -> Markup {
        let heads = columns.map { "<th class=\"\($0.style)\">\($0.heading)</th>" as Markup }
        let rows = cells.map { row in
            "<tr>\(zip(columns, row).map { $0.markup($1, in: row) }.joined())</tr>\n" as Markup
        }
        let more: Markup =
            count > cells.count
            ? "<p class=\"more\">and \(Figure.count(count - cells.count)) more</p>\n" : ""
        return """
            <table><thead><tr>\(heads.joined())</tr></thead>
            <tbody>\(rows.joined())</tbody></table>
            \(more)
            """
    }
}
