import ArchiveFormat
import CrawlFormat
import CrawlTables
import SQLite

/// Reads what belongs to an answer: its header fields and its body.
///
/// It has a connection of its own, so that it can read while another gives the answers; rows of
/// bodies never change.
struct AnswerReader: ~Copyable {
    private let connection: SQLiteConnection
    private let fields: SQLiteStatement
    private let twin: SQLiteStatement
    private let note: SQLiteStatement
    private var bodies: BodyReader
    private let path: String

    private init(
        on connection: consuming SQLiteConnection,
        _ fields: consuming SQLiteStatement,
        _ twin: consuming SQLiteStatement,
        _ note: consuming SQLiteStatement,
        _ bodies: consuming BodyReader,
        path: String
    ) {
        self.connection = connection
        self.fields = fields
        self.twin = twin
        self.note = note
        self.bodies = bodies
        self.path = path
    }

    static func open(_ path: String) throws(ExportError) -> AnswerReader {
        do throws(StoreError) {
            let connection = try SQLiteConnection.reading(crawlWithBodies: path)
            do throws(SQLiteError) {
                try connection.execute(preparation)
                let fields = try connection.prepare(fieldList)
                let twin = try connection.prepare(twinSearch)
                let note = try connection.prepare("INSERT INTO temp.first VALUES(?,?,?,?)")
                let bodies = try BodyReader(on: connection)
                return AnswerReader(on: connection, fields, twin, note, bodies, path: path)
            } catch {
                throw StoreError(error, path: path)
            }
        } catch {
            throw .source(error)
        }
    }

    /// Bodies are told apart by their digests on the disk: there may be more than memory holds.
    private static let preparation = """
        PRAGMA temp_store=FILE;
        CREATE TEMP TABLE first(sha256 BLOB PRIMARY KEY, fetch_id INTEGER, url TEXT, at TEXT)
         WITHOUT ROWID
        """

    private static let twinSearch = "SELECT url, at, fetch_id FROM temp.first WHERE sha256=?"

    private static let fieldList = """
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
        FROM json_each(iif(json_valid(?1), ?1, '[]')) WHERE type='array'
        """

    /// The answer whose body this one repeats: the first with the same bytes, or for 304 the one
    /// that is still good; nil where its own body has to be kept.
    func twin(of answer: ArchivedAnswer) throws(ExportError) -> ArchivedAnswer.Twin? {
        if let twin = answer.knownTwin { return twin }
        guard answer.body.id != nil, answer.body.count > 0, !answer.body.sha256.isEmpty else {
            return nil
        }
        do throws(SQLiteError) {
            let found = try twin.first(answer.body.sha256) { row in
                ArchivedAnswer.Twin(
                    url: row.bytes(0),
                    date: row.text(1) ?? "",
                    id: row.integer(2),
                    sha256: answer.body.sha256
                )
            }
            if found == nil {
                try note.run(answer.body.sha256, answer.id, SQLiteText(answer.url), answer.date)
            }
            return found
        } catch {
            throw .source(StoreError(error, path: path))
        }
    }

    /// The header fields of an answer in their order.
    func fields(of answer: ArchivedAnswer) throws(ExportError) -> [HTTPMessage.Field] {
        guard !answer.headers.isEmpty else { return [] }
        var result: [HTTPMessage.Field] = []
        do throws(SQLiteError) {
            try fields.forEachRow(SQLiteText(answer.headers)) { row in
                result.append((row.bytes(0), row.bytes(1)))
            }
        } catch {
            throw .source(StoreError(error, path: path))
        }
        return result
    }

    /// The body of an answer, nil where it was not kept.
    mutating func body(of answer: ArchivedAnswer) throws(ExportError) -> [UInt8]? {
        guard let id = answer.body.id else { return nil }
        do throws(SQLiteError) {
            return try bodies.bytes(of: id)
        } catch {
            throw .source(StoreError(error, path: path))
        }
    }
}
