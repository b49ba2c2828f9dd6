import CrawlFormat
import EncodingStandard
package import SQLite

/// Reads bodies, as bytes or as text.
package struct BodyReader: ~Copyable {
    private let statement: SQLiteStatement
    private var unpacker: BodyUnpacker

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
    package mutating func bytes(of id: Int64) throws(SQLiteError) -> [UInt8]? {
        guard let row = try statement.first(id, body: { BodyRow($0, from: 0) }) else { return nil }
        return unpacker.unpack(row)
    }
}

extension BodyReader {
    /// Prepares the reading of a crawl's bodies.
    package init(on connection: borrowing SQLiteConnection) throws(SQLiteError) {
        let dictionaries = try BodyDictionaries(on: connection)
        self.init(
            statement: try connection.prepare(
                "SELECT \(BodyRow.columns) FROM body b WHERE b.body_id=?"
            ),
            unpacker: BodyUnpacker(dictionaries)
        )
    }
}
