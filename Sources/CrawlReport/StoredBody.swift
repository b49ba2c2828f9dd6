package import CrawlFormat
package import CrawlModel
import SQLite

/// What a crawl's file has of a URL's body.
package enum StoredBody: Sendable, Equatable {
    /// The URL was never seen.
    case unknown
    /// It was seen, but no body of it was kept.
    case absent
    /// As the server sent it, decoded.
    case bytes([UInt8])
}

extension StoreReader {
    /// The newest body of a URL.
    ///
    /// - Parameters:
    ///   - key: The URL's identity.
    ///   - run: The body as this run left it; nil for the last.
    /// - Returns: The body, or why there is none.
    /// - Throws: What SQLite says; `corrupt` where the body cannot be unpacked.
    /// - Complexity: O(n) in URLs while their index lacks, O(n) in the body's bytes.
    package func body(of key: URLKey, run: Int?) throws(StoreError) -> StoredBody {
        guard let url = try number(of: key) else { return .unknown }
        let connection = try SQLiteConnection.reading(crawlWithBodies: path)
        guard let row = try row(of: url, run: run, from: connection) else { return .absent }
        let dictionaries = try naming(path) { () throws(SQLiteError) in
            try BodyDictionaries(on: connection)
        }
        var unpacker = BodyUnpacker(dictionaries)
        guard let body = unpacker.unpack(row) else {
            throw .corrupt(path, cause: "a body cannot be unpacked")
        }
        return .bytes(body)
    }

    /// The number of a URL, nil where it was never seen.
    func number(of key: URLKey) throws(StoreError) -> Int64? {
        try naming(path) { () throws(SQLiteError) in
            try connection.prepare("SELECT url_id FROM url WHERE key=?")
                .first(key.rawValue) { $0.integer(0) }
        }
    }

    private func row(
        of url: Int64,
        run: Int?,
        from connection: borrowing SQLiteConnection
    ) throws(StoreError) -> BodyRow? {
        try naming(path) { () throws(SQLiteError) in
            try connection.prepare(Self.newestBody)
                .first(url, run ?? Int.max) { BodyRow($0, from: 0) }
        }
    }

    private static var newestBody: String {
        """
        SELECT \(BodyRow.columns) FROM fetch f JOIN body b ON b.body_id=f.body_id
        WHERE f.url_id=? AND f.run_id<=? ORDER BY f.fetch_id DESC LIMIT 1
        """
    }
}
