import CrawlModel
import SQLite

/// The statements that keep bodies, and the dictionaries with which they are packed.
struct BodyStatements: ~Copyable {
    private let body: SQLiteStatement
    private let dictionary: SQLiteStatement
    /// The dictionaries that this run knows to be there.
    private var known: Set<Int64> = []

    /// Keeps a body, and before it its dictionary, in the same transaction.
    mutating func insert(
        _ packed: PackedBody,
        as id: Int64,
        at moment: Int64
    ) throws(SQLiteError) {
        if let shared = packed.dictionary, known.insert(shared.number).inserted {
            try dictionary.run(shared.number, moment, shared.data)
        }
        try body.lending(blob: packed.data, at: 5) { () throws(SQLiteError) in
            try body.run(
                id,
                packed.codec.rawValue,
                packed.dictionary?.number,
                packed.rawCount,
                SQLiteLent()
            )
        }
    }
}

extension BodyStatements {
    /// Compiles the statements.
    init(on connection: borrowing SQLiteConnection) throws(SQLiteError) {
        self.init(
            body: try connection.prepare(
                "INSERT INTO body(body_id, codec, dict_id, raw_len, data) VALUES(?,?,?,?,?)"
            ),
            dictionary: try connection.prepare(
                "INSERT OR IGNORE INTO dict(dict_id, trained_at, data) VALUES(?,?,?)"
            )
        )
    }
}
