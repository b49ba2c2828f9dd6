import CrawlFormat
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
        let ignored = try connection.ignoredDifferences()
        let query = "SELECT u.url, u.key, h.host FROM url u JOIN host h ON h.host_id=u.host_id"
        try connection.prepare(query).forEachRow { row in
            let text = row.text(0) ?? ""
            guard let url = try? WebURL(parsing: text), url.isSpelled(row.bytes(0)) else {
                return unreadable.note(text)
            }
            let key = URLKey(of: url, ignoring: ignored)
            if key.rawValue != row.integer(1) { keys.note(text) }
            if !ignored.authority(of: url).elementsEqual(row.bytes(2)) { hosts.note(text) }
        }
        return [unreadable, keys, hosts]
    }

    /// Unpacks each body and holds its length and its digest against its fetch.
    func breachesOfBodies() throws(SQLiteError) -> [Breach] {
        var bodies = BodyProof(unpacker: BodyUnpacker(try BodyDictionaries(on: connection)))
        let query = """
            SELECT b.body_id, f.sha256, f.body_bytes, \(BodyRow.columns)
            FROM body b JOIN fetch f ON f.fetch_id=b.body_id
            """
        try connection.prepare(query).forEachRow { bodies.examine($0) }
        return [bodies.packing, bodies.contents]
    }
}

/// What the stored bodies are found to be.
private struct BodyProof: ~Copyable {
    private(set) var packing = Breach(of: "a body can be unpacked")
    private(set) var contents = Breach(of: "a body has the length and the digest that were kept")
    private var unpacker: BodyUnpacker

    init(unpacker: consuming BodyUnpacker) {
        self.unpacker = unpacker
    }

    mutating func examine(_ row: borrowing SQLiteRow) {
        let name = "body_id \(row.integer(0))"
        let packed = BodyRow(row, from: 3)
        guard let body = unpacker.unpack(packed) else { return packing.note(name) }
        let isWhole = body.count == row.integer(2) && body.count == packed.count
        guard isWhole, SHA256Digest(of: body.span).bytes == row.bytes(1) else {
            return contents.note(name)
        }
    }
}

extension WebURL {
    /// True where these bytes are what the URL is written as.
    fileprivate func isSpelled(_ spelling: [UInt8]) -> Bool { bytes.elementsEqual(spelling) }
}
