import ArchiveFormat
import CrawlModel
import CrawlTables
import SQLite

/// What the index and the list of pages say of a web archive, gathered while that is written.
///
/// They lie in a database of their own on the disk, which is gone when it is closed.
struct ArchiveLines: ~Copyable {
    private let connection: SQLiteConnection
    private let line: SQLiteStatement
    private let page: SQLiteStatement

    private init(
        on connection: consuming SQLiteConnection,
        _ line: consuming SQLiteStatement,
        _ page: consuming SQLiteStatement
    ) {
        self.connection = connection
        self.line = line
        self.page = page
    }

    static func open() throws(ExportError) -> ArchiveLines {
        try naming { () throws(SQLiteError) in
            let connection = try SQLiteConnection(opening: "", for: .creating)
            try connection.execute(tables)
            let line = try connection.prepare("INSERT INTO line VALUES(?,?)")
            let page = try connection.prepare("INSERT OR REPLACE INTO page VALUES(?,?)")
            return ArchiveLines(on: connection, line, page)
        }
    }

    private static let tables = """
        PRAGMA journal_mode=OFF; PRAGMA temp_store=FILE;
        CREATE TABLE line(key BLOB, text TEXT,
         PRIMARY KEY(key, text)) STRICT, WITHOUT ROWID;
        CREATE TABLE page(url BLOB PRIMARY KEY, text TEXT) STRICT, WITHOUT ROWID;
        BEGIN;
        """

    /// Takes an answer and where it stands in the archive of a name; none of 304: it shows nothing.
    func note(
        _ answer: ArchivedAnswer,
        _ place: WebArchive.Place,
        of name: String
    ) throws(ExportError) {
        guard answer.status != 304 else { return }
        let key = SURT.key(of: answer.url) + [0x20] + Self.timestamp(answer.date)
        let text = Self.line(answer, place, of: name)
        try Self.naming { () throws(SQLiteError) in
            try line.run(key, SQLiteText(text))
            guard let title = answer.body.pageTitle else { return }
            try page.run(answer.url, SQLiteText(Self.page(answer, title)))
        }
    }

    /// Shows the lines of the index, CDXJ, in their order.
    func forEachLine(_ body: ([UInt8]) throws(ExportError) -> Void) throws(ExportError) {
        try forEach("SELECT key || ' ' || text FROM line ORDER BY key, text", body)
    }

    /// Shows the lines of the list of pages, JSON, each URL once with its newest answer.
    func forEachPage(_ body: ([UInt8]) throws(ExportError) -> Void) throws(ExportError) {
        try forEach("SELECT text FROM page ORDER BY url", body)
    }

    private func forEach(
        _ query: String,
        _ body: ([UInt8]) throws(ExportError) -> Void
    ) throws(ExportError) {
        var failure: ExportError?
        try Self.naming { () throws(SQLiteError) in
            try connection.prepare(query).walkRows { row in
                do throws(ExportError) { try body(row.bytes(0)) } catch { failure = error }
                return failure == nil
            }
        }
        if let failure { throw failure }
    }

    private static func naming<Result: ~Copyable>(
        _ work: () throws(SQLiteError) -> Result
    ) throws(ExportError) -> Result {
        try ExportError.naming("a temporary file", work)
    }

    /// `20260131093000` for `2026-01-31T09:30:00.000Z`.
    private static func timestamp(_ date: String) -> [UInt8] {
        Array(date.utf8.filter { (0x30...0x39).contains($0) }.prefix(14))
    }

    private static func line(
        _ answer: ArchivedAnswer,
        _ place: WebArchive.Place,
        of name: String
    ) -> [UInt8] {
        let digest = place.sha256.isEmpty ? nil : WARCRecord.digest(of: place.sha256)
        let type =
            answer.body.type.split(separator: UInt8(ascii: ";")).first.map(Array.init) ?? []
        return object([
            ("url", answer.url), ("mime", place.isRevisit ? Array("warc/revisit".utf8) : type),
            ("status", Array(String(answer.status).utf8)),
            ("digest", digest.map { Array($0.utf8) }),
            ("length", Array(String(place.count).utf8)),
            ("offset", Array(String(place.offset).utf8)), ("filename", Array(name.utf8)),
        ])
    }

    private static func page(_ answer: ArchivedAnswer, _ title: [UInt8]) -> [UInt8] {
        object([
            ("id", Array(String(answer.id).utf8)), ("url", answer.url),
            ("ts", Array(answer.date.utf8)), ("title", title),
        ])
    }

    /// A JSON object of texts on a line; what is empty is left out.
    private static func object(_ members: [(String, [UInt8]?)]) -> [UInt8] {
        var line = Array("{".utf8)
        for (name, value) in members {
            guard let value, !value.isEmpty else { continue }
            if line.count > 1 { line += ", ".utf8 }
            line += "\"\(name)\": ".utf8
            JSONText.append(value[...], to: &line)
        }
        return line + "}\n".utf8
    }
}
