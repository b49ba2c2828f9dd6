/// One column of a table that is exported.
package struct ExportColumn: Sendable {
    /// What its cells hold.
    package enum Kind: Sendable {
        case text
        case integer
        /// JSON that the crawl has written, which stays JSON where the format is.
        case json
        /// The number of a body, which is read and put in its place as text.
        case body
    }

    /// The formats that have it.
    package enum Presence: Sendable {
        case everywhere
        /// Those that have rows of text, each for itself.
        case rows
        /// The dataset, whose tables name each other's rows.
        case dataset
    }

    package let name: String
    package let kind: Kind
    /// Where it comes from, in terms of the table's source.
    let sql: String
    /// One sentence of the data dictionary.
    package let meaning: String
    let presence: Presence

    private init(
        _ name: String,
        _ kind: Kind,
        _ sql: String,
        _ meaning: String,
        in presence: Presence = .everywhere
    ) {
        self.name = name
        self.kind = kind
        self.sql = sql
        self.meaning = meaning
        self.presence = presence
    }
}

extension ExportColumn {
    static func text(
        _ name: String,
        _ sql: String,
        _ meaning: String,
        in presence: Presence = .everywhere
    ) -> ExportColumn {
        ExportColumn(name, .text, sql, meaning, in: presence)
    }

    static func integer(
        _ name: String,
        _ sql: String,
        _ meaning: String,
        in presence: Presence = .everywhere
    ) -> ExportColumn {
        ExportColumn(name, .integer, sql, meaning, in: presence)
    }

    /// What is no JSON, in a damaged file, is left out.
    static func json(_ name: String, _ sql: String, _ meaning: String) -> ExportColumn {
        ExportColumn(name, .json, "CASE WHEN json_valid(\(sql)) THEN \(sql) END", meaning)
    }

    static func body(_ name: String, _ sql: String, _ meaning: String) -> ExportColumn {
        ExportColumn(name, .body, sql, meaning)
    }

    /// A moment, kept as milliseconds since 1970, as ISO 8601 writes it in UTC.
    static func time(_ name: String, _ sql: String, _ meaning: String) -> ExportColumn {
        let text = "strftime('%Y-%m-%dT%H:%M:%fZ', \(sql) / 1000.0, 'unixepoch')"
        return ExportColumn(name, .text, text, meaning + " (ISO 8601, UTC)")
    }

    /// Its type in a table of SQLite.
    package var sqlType: String { kind == .integer ? "INTEGER" : "TEXT" }
}
