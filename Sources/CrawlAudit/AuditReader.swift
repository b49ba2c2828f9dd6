import CrawlFormat
import SQLite

/// Reads figures and lists out of a crawl's file, all as they are at one moment.
///
/// What has to be gathered goes to tables that SQLite keeps in a temporary file.
struct AuditReader: ~Copyable {
    private let connection: SQLiteConnection
    private let path: String

    private init(_ connection: consuming SQLiteConnection, path: String) {
        self.connection = connection
        self.path = path
    }

    /// Opens a crawl's file, and gathers what the lists are made of.
    ///
    /// - Complexity: O(n log n) in fetches and links.
    static func open(
        _ path: String,
        asOf moment: PastMoment? = nil
    ) throws(StoreError) -> AuditReader {
        let connection = try SQLiteConnection.reading(crawl: path)
        try naming(path) { () throws(SQLiteError) in
            try connection.execute(AuditTables.settings)
            try moment?.install(on: connection)
            try connection.execute(AuditTables.preparation)
        }
        return AuditReader(connection, path: path)
    }

    /// The number that a statement gives.
    func number(_ sql: String) throws(StoreError) -> Int {
        try naming(path) { () throws(SQLiteError) in Int(try connection.number(sql)) }
    }

    /// The rows that a statement gives, each with so many columns.
    func rows(_ sql: String, columns count: Int) throws(StoreError) -> [[SQLiteValue]] {
        var rows: [[SQLiteValue]] = []
        try walk(sql) { row in
            var values: [SQLiteValue] = []
            for column in 0..<Int32(truncatingIfNeeded: count) { values.append(row.value(column)) }
            rows.append(values)
        }
        return rows
    }

    /// Shows each row of a statement to the body.
    func walk(_ sql: String, body: (borrowing SQLiteRow) -> Void) throws(StoreError) {
        try naming(path) { () throws(SQLiteError) in
            try connection.prepare(sql).forEachRow(body: body)
        }
    }
}

extension SQLiteValue {
    /// The value as text, empty for NULL.
    var text: String {
        switch self {
        case .text(let text): text
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .null, .blob: ""
        }
    }

    /// The value as a whole number, 0 for what is none.
    var number: Int {
        switch self {
        case .integer(let number): Int(number)
        case .real(let number): Int(exactly: number.rounded()) ?? 0
        case .text, .null, .blob: 0
        }
    }
}
