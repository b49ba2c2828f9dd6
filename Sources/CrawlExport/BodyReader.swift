import Compression
import EncodingStandard
import SQLite

/// Reads bodies, as bytes or as text.
struct BodyReader: ~Copyable {
    /// The most bytes that a body may have unpacked; a crawl keeps fewer, a damaged file says more.
    private static let limit: Int64 = 1 << 30
    private let statement: SQLiteStatement
    private var decompressor: ZstdDecompressor?

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
        return unpack(row.data, codec: row.codec, count: row.count)
    }

    private mutating func unpack(_ data: [UInt8], codec: Int64, count: Int64) -> [UInt8]? {
        guard codec == 1 else { return codec == 0 ? data : nil }
        guard (0...Self.limit).contains(count) else { return nil }
        if decompressor == nil { decompressor = try? ZstdDecompressor() }
        return try? decompressor?.decompress(data, count: Int(count))
    }
}
