/// The statement that reads the wanted rows of a table.
struct ExportQuery {
    /// The columns, the encoding of bodies where the table has one, and the order.
    let sql: String

    init(_ table: ExportTable, _ columns: [ExportColumn], _ filter: ExportFilter) {
        let wanted = Set(columns.map(\.name))
        let all = table.columns.map { column in
            "\(wanted.contains(column.name) || column.kind != .body ? column.sql : "NULL")"
                + " AS \(column.name)"
        }
        let names = columns.map(\.name) + (wanted.contains("html") ? ["charset"] : [])
        sql = """
            SELECT \(names.joined(separator: ", ")) FROM (
            SELECT \(all.joined(separator: ",\n ")), \(table.order) AS place
            \(table.source))
            WHERE \(filter.sql)
            ORDER BY place
            """
    }
}
