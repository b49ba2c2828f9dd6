/// A table that is exported, and how it is read out of a crawl's file.
package struct ExportTable: Sendable {
    package let name: String
    /// One sentence of the data dictionary.
    package let meaning: String
    package let columns: [ExportColumn]
    /// FROM and what follows; `?1` is the newest run that counts.
    let source: String
    /// The number by which rows stand in order.
    let order: String
}

extension ExportTable {
    /// All tables, the one for most people first.
    package static let all = [
        pages, links, urls, hosts, errors, redirects, skips, versions, runs,
    ]

    /// The table of a name.
    package init?(named name: String) {
        guard let table = Self.all.first(where: { $0.name == name }) else { return nil }
        self = table
    }

    /// Those of its columns that a kind of format has.
    package func columns(in presence: ExportColumn.Presence, bodies: Bool) -> [ExportColumn] {
        columns.filter { column in
            (column.presence == .everywhere || column.presence == presence)
                && (bodies || column.kind != .body)
        }
    }
}
