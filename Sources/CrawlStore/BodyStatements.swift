import CrawlFormat
import CrawlModel
import Linux
import SQLite

/// The statements that keep bodies, and the dictionaries with which they are packed.
struct BodyStatements: ~Copyable {
    /// To the file of bodies; nil where the crawl's own has them.
    private let file: SQLiteConnection?
    private var isBegun = false
    private let body: SQLiteStatement
    private let row: SQLiteStatement
    private let dictionary: SQLiteStatement
    /// The dictionaries that this run knows to be there.
    private var known: Set<Int64> = []
    /// Where their file is once that has failed: then an error is about it.
    private(set) var failedFile: String?

    /// Keeps a body, and before it its dictionary, in the same transaction.
    mutating func insert(
        _ packed: PackedBody,
        as id: Int64,
        at moment: Int64
    ) throws(SQLiteError) {
        if let shared = packed.dictionary, known.insert(shared.number).inserted {
            try dictionary.run(shared.number, moment, shared.data)
        }
        do throws(SQLiteError) {
            try insert(packed, as: id)
        } catch {
            throw blame(error)
        }
    }

    private mutating func insert(_ packed: PackedBody, as id: Int64) throws(SQLiteError) {
        if !isBegun { try file?.begin() }
        isBegun = true
        try body.lending(blob: packed.data, at: 5) { () throws(SQLiteError) in
            try body.run { row in
                row.append(id)
                row.append(packed.codec.rawValue)
                row.append(packed.dictionary?.number)
                row.append(packed.rawCount)
                row.appendLent()
            }
        }
    }

    /// The body of a number, as it is kept.
    func row(_ id: Int64) throws(SQLiteError) -> BodyRow? {
        try row.first(id) { BodyRow($0, from: 0) }
    }

    /// Makes bodies last before their pages do, where they are in another file.
    mutating func commit() throws(SQLiteError) {
        do throws(SQLiteError) {
            if isBegun { try file?.commit() }
        } catch {
            throw blame(error)
        }
        isBegun = false
    }

    /// Where their file is, nil where it is the crawl's own.
    var path: String? { file?.path() }

    private mutating func blame(_ error: SQLiteError) -> SQLiteError {
        failedFile = path
        return error
    }

    func rollBack() {
        file?.rollBack()
    }

    /// Bytes of the log of their file, 0 where it is the crawl's own.
    var logSize: Int { FileDescriptor.size(of: file?.logPath() ?? "") }

    /// Moves the log of their file into it.
    ///
    /// - Returns: False where a reader needs it still.
    func truncateLog() throws(SQLiteError) -> Bool {
        try file?.truncateLog() ?? true
    }

    /// Leaves their file without a log.
    ///
    /// - Throws: What SQLite says, `busy` where a reader needs the log still.
    func endLog() throws(SQLiteError) {
        try file?.endLog()
    }
}

extension BodyStatements {
    /// Compiles the statements, and removes bodies whose pages did not last.
    ///
    /// - Parameters:
    ///   - connection: To the crawl's file.
    ///   - file: To the file of bodies; nil where the crawl's own has them.
    ///   - next: The number of the next fetch.
    /// - Throws: What SQLite says.
    init(
        on connection: borrowing SQLiteConnection,
        in file: consuming SQLiteConnection?,
        from next: Int64
    ) throws(SQLiteError) {
        try file?.prepare("DELETE FROM body WHERE body_id>=?").run(next)
        let body = try Self.prepare(Self.insertion, in: file, or: connection)
        let row = try Self.prepare(Self.selection, in: file, or: connection)
        self.init(
            file: file,
            body: body,
            row: row,
            dictionary: try connection.prepare(
                "INSERT OR IGNORE INTO dict(dict_id, trained_at, data) VALUES(?,?,?)"
            )
        )
    }

    private static let insertion =
        "INSERT INTO body(body_id, codec, dict_id, raw_len, data) VALUES(?,?,?,?,?)"
    private static let selection = "SELECT \(BodyRow.columns) FROM body b WHERE body_id=?"

    private static func prepare(
        _ sql: String,
        in file: borrowing SQLiteConnection?,
        or connection: borrowing SQLiteConnection
    ) throws(SQLiteError) -> SQLiteStatement {
        if let statement = try file?.prepare(sql) { return statement }
        return try connection.prepare(sql)
    }
}
