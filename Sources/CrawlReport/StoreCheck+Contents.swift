import Compression
import CrawlModel
import Digests
import SQLite
import URLStandard

extension StoreCheck {
    /// Reads each URL and holds its key and its host against it.
    func breachesOfURLs() throws(SQLiteError) -> [Breach] {
        var unreadable = Breach(of: "a URL is in normal form")
        var keys = Breach(of: "a URL's key is its hash")
        var hosts = Breach(of: "a URL's host is the one that it names")
        let query = "SELECT u.url, u.key, h.host FROM url u JOIN host h ON h.host_id=u.host_id"
        try connection.prepare(query).forEachRow { row in
            let text = row.text(0) ?? ""
            guard let url = try? WebURL(parsing: text), url.isSpelled(row.bytes(0)) else {
                return unreadable.note(text)
            }
            if URLKey(of: url).rawValue != row.integer(1) { keys.note(text) }
            if url.authority != row.text(2) { hosts.note(text) }
        }
        return [unreadable, keys, hosts]
    }

    /// Unpacks each body and holds its length and its digest against its fetch.
    func breachesOfBodies() throws(SQLiteError) -> [Breach] {
        guard var bodies = try? BodyProof() else {
            throw SQLiteError(code: .outOfMemory, message: "no memory to unpack bodies")
        }
        let query = """
            SELECT b.body_id, b.codec, b.raw_len, b.data, f.sha256, f.body_bytes
            FROM body b JOIN fetch f ON f.fetch_id=b.body_id
            """
        try connection.prepare(query).forEachRow { bodies.examine($0) }
        return [bodies.packing, bodies.contents]
    }
}

/// What the stored bodies are found to be.
private struct BodyProof: ~Copyable {
    /// No body is larger, so that a wrong number takes no memory.
    private static let sizeLimit: Int64 = 1 << 30

    private(set) var packing = Breach(of: "a body can be unpacked")
    private(set) var contents = Breach(of: "a body has the length and the digest that were kept")
    private var decompressor: ZstdDecompressor

    init() throws(CompressionError) {
        decompressor = try ZstdDecompressor()
    }

    mutating func examine(_ row: borrowing SQLiteRow) {
        let name = "body_id \(row.integer(0))"
        guard let body = unpack(row) else { return packing.note(name) }
        let isWhole = body.count == row.integer(5) && body.count == row.integer(2)
        guard isWhole, SHA256Digest(of: body.span).bytes == row.bytes(4) else {
            return contents.note(name)
        }
    }

    private mutating func unpack(_ row: borrowing SQLiteRow) -> [UInt8]? {
        let count = row.integer(2)
        guard (0...Self.sizeLimit).contains(count) else { return nil }
        switch row.integer(1) {
        case 0: return row.bytes(3)
        case 1: return try? decompressor.decompress(row.bytes(3), count: Int(count))
        default: return nil
        }
    }
}

extension WebURL {
    /// True where these bytes are what the URL is written as.
    fileprivate func isSpelled(_ spelling: [UInt8]) -> Bool { bytes.elementsEqual(spelling) }
}
