import CrawlModel
import SQLite

/// Writes the index of a crawl's web archive: CDXJ, a line for each answer, sorted.
///
/// The same crawl gives the same archive, so its index is made by making it once more and keeping
/// no more of it than where its records stand.
enum ArchiveIndex {
    static func stream(
        _ plan: ExportPlan,
        _ put: ExportSink
    ) throws(ExportError) -> ExportResult {
        let name = plan.archiveName ?? Self.name(of: plan.source)
        var stream = ByteStream()
        let lines = try opened()
        let insert = try ExportError.naming("a temporary file") { () throws(SQLiteError) in
            try lines.prepare("INSERT INTO line VALUES(?,?,?,?)")
        }
        let witness: WebArchive.Witness = { answer, place throws(ExportError) in
            let key = SURT.key(of: answer.url) + [0x20] + timestamp(answer.date)
            let line = SQLiteText(line(answer, place, of: name))
            try ExportError.naming("a temporary file") { () throws(SQLiteError) in
                try insert.run(key, answer.id, place.offset, line)
            }
        }
        _ = try WebArchive.stream(plan, witness: witness) { _ in }
        let sorted = try ExportError.naming("a temporary file") { () throws(SQLiteError) in
            try lines.prepare("SELECT key, text FROM line ORDER BY key, id")
        }
        var failure: ExportError?
        try ExportError.naming("a temporary file") { () throws(SQLiteError) in
            try sorted.walkRows { row in
                stream.append(row.bytes(0) + [0x20] + row.bytes(1))
                do throws(ExportError) { try stream.endRow(put) } catch { failure = error }
                return failure == nil
            }
        }
        if let failure { throw failure }
        try stream.flush(put)
        return stream.result
    }

    /// A database of its own on the disk, which is gone when it is closed.
    private static func opened() throws(ExportError) -> SQLiteConnection {
        try ExportError.naming("a temporary file") { () throws(SQLiteError) in
            let connection = try SQLiteConnection(opening: "", for: .creating)
            try connection.execute(
                """
                PRAGMA journal_mode=OFF;
                CREATE TABLE line(key BLOB, id INTEGER, offset INTEGER, text TEXT,
                 PRIMARY KEY(key, id)) STRICT, WITHOUT ROWID;
                BEGIN;
                """
            )
            return connection
        }
    }

    /// `crawl.warc.gz` for `storage/crawl.sqlite`.
    private static func name(of source: String) -> String {
        let file = source.split(separator: "/").last.map(String.init) ?? source
        return (file.hasSuffix(".sqlite") ? String(file.dropLast(7)) : file) + ".warc.gz"
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
        let members: [(String, [UInt8]?)] = [
            ("url", answer.url), ("mime", place.isRevisit ? Array("warc/revisit".utf8) : type),
            ("status", Array(String(answer.status).utf8)),
            ("digest", digest.map { Array($0.utf8) }),
            ("length", Array(String(place.count).utf8)),
            ("offset", Array(String(place.offset).utf8)), ("filename", Array(name.utf8)),
        ]
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
