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

    /// The format that a file's name ends with, nil where it names none.
    package init?(of file: String) {
        let name = file.split(separator: "/").last ?? ""
        let end = name.split(separator: ".").dropFirst().last.map { $0.lowercased() }
        switch end {
        case "sqlite", "sqlite3", "db": self = .sqlite
        case "jsonl", "ndjson": self = .jsonl
        case "csv": self = .csv
        case "tsv": self = .tsv
        default: return nil
        }
    }
}
