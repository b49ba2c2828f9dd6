/// What an export is written as.
package enum ExportFormat: String, Sendable, CaseIterable {
    /// A database of its own for SQLite, with all tables, indexes and full-text search.
    case sqlite
    /// JSON objects, one a line.
    case jsonl
    /// Comma-separated values, RFC 4180.
    case csv
    /// Tab-separated values.
    case tsv
    /// The graph of links as GraphML.
    case graphml
    /// The graph of links for Graphviz.
    case dot
    /// A site map of the pages that searchers are to find.
    case sitemap
    /// A web archive, WARC 1.1, each record packed by gzip.
    case warc
    /// The index of that archive, CDXJ.
    case cdxj
    /// The archive with its index and a list of its pages in one file, WACZ.
    case wacz

    /// True where one table is written, which has to be chosen.
    package var hasTables: Bool { [.jsonl, .csv, .tsv].contains(self) }

    /// The format that a file's name ends with, nil where it names none.
    package init?(of file: String) {
        let name = file.split(separator: "/").last ?? ""
        let end = name.split(separator: ".").dropFirst().last.map { $0.lowercased() }
        switch end {
        case "gz" where name.lowercased().hasSuffix(".warc.gz"): self = .warc
        case "cdxj": self = .cdxj
        case "wacz": self = .wacz
        case "sqlite", "sqlite3", "db": self = .sqlite
        case "jsonl", "ndjson": self = .jsonl
        case "csv": self = .csv
        case "tsv": self = .tsv
        case "graphml": self = .graphml
        case "dot", "gv": self = .dot
        case "xml": self = .sitemap
        default: return nil
        }
    }
}
