import CrawlFormat
import EncodingStandard
import SQLite

/// Reads bodies, as bytes or as text.
struct BodyReader: ~Copyable {
    private let statement: SQLiteStatement
    private var unpacker = BodyUnpacker()

    init(on connection: borrowing SQLiteConnection) throws(SQLiteError) {
        statement = try connection.prepare(
            "SELECT codec, raw_len, data FROM body WHERE body_id=?"
        )
    }

    /// Reads a body as text.
    ///
    /// - Parameters:
    ///   - id: Its number.
    ///   - charset: The name of its encoding, nil for UTF-8.
    /// - Returns: Its text in UTF-8, nil where it is damaged or there is none.
    /// - Throws: What SQLite says.
    mutating func text(of id: Int64, charset: String?) throws(SQLiteError) -> [UInt8]? {
        guard let body = try bytes(of: id) else { return nil }
        let choice = EncodingChoice(sniffing: body.span, charset: charset, fallback: .utf8)
        return choice.transcode(body.span) ?? Array(body.dropFirst(choice.markCount))
    }

    /// The body of a number as it was decoded, nil where it is damaged or there is none.
    mutating func bytes(of id: Int64) throws(SQLiteError) -> [UInt8]? {
        let row = try statement.first(id) { row in
            (codec: row.integer(0), count: row.integer(1), data: row.bytes(2))
        }
        guard let row else { return nil }
        return unpacker.unpack(row.data, codec: row.codec, count: row.count)
    }
}
