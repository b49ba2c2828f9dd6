package import CrawlFormat
package import CrawlModel
import SQLite
import URLStandard

/// URLs that an order is about, as a crawl's file has them, a piece at a time.
///
/// What they read may be behind what the frontier knows, which has the last word.
package struct TargetReader: Sendable {
    /// How far a reading has come.
    package struct Place: Sendable {
        var url: Int64 = 0

        /// Before the first row.
        package static let beginning = Place()
    }

    /// What one reading gives.
    package struct Piece: Sendable {
        package fileprivate(set) var visits: [Visit] = []
        /// Where to go on, nil at the end.
        package fileprivate(set) var next: Place?
    }

    /// How many rows are looked at in one go.
    private static let length = 4_096

    private let file: String
    private let target: OrderTarget

    /// Reads what an order is about from a crawl's file.
    package init(_ target: OrderTarget, in file: String) {
        self.target = target
        self.file = file
    }

    /// Where URLs of the kind are found that the order is about.
    package var sources: [OrderTarget.Source] { target.sources }

    /// Reads the next piece.
    ///
    /// - Throws: Why the file cannot be read.
    /// - Complexity: O(n) in the rows of a piece.
    package func read(
        _ source: OrderTarget.Source,
        after place: Place
    ) throws(StoreError) -> Piece {
        let connection = try SQLiteConnection.reading(crawl: file)
        return try naming(file) { () throws(SQLiteError) in
            var (piece, last, count) = (Piece(), place, 0)
            let take = { (row: borrowing SQLiteRow) in
                count += 1
                last = Place(url: row.integer(1))
                if let visit = visit(row) { piece.visits.append(visit) }
            }
            if source.isWaiting {
                let isRetry = source == .retry ? 1 : 0
                try connection.prepare(Self.waiting)
                    .forEachRow(place.url, isRetry, Self.length, body: take)
            } else {
                try connection.prepare(Self.aside)
                    .forEachRow(place.url, source.rawValue, Self.length, body: take)
            }
            piece.next = count < Self.length ? nil : last
            return piece
        }
    }

    /// True where there is any such URL.
    ///
    /// - Throws: Why the file cannot be read.
    /// - Complexity: O(n) in the rows before the first.
    package func isEmpty() throws(StoreError) -> Bool {
        for source in sources {
            var place: Place? = .beginning
            while let start = place {
                let piece = try read(source, after: start)
                guard piece.visits.isEmpty else { return false }
                place = piece.next
            }
        }
        return true
    }

    private func visit(_ row: borrowing SQLiteRow) -> Visit? {
        let (text, key) = (row.text(4) ?? "", URLKey(rawValue: row.integer(2)))
        guard target.includes(text, key: key, host: row.text(5) ?? ""),
            let url = try? WebURL(parsing: text)
        else { return nil }
        return Visit(
            id: URLID(rawValue: UInt32(truncatingIfNeeded: row.integer(1))),
            key: key,
            url: url,
            host: HostID(rawValue: Int32(truncatingIfNeeded: row.integer(0))),
            depth: Int(row.integer(3))
        )
    }

    private static let waiting = """
        SELECT f.host_id, f.url_id, u.key, u.depth, u.url, h.host
        FROM frontier f CROSS JOIN url u ON u.url_id=f.url_id
         CROSS JOIN host h ON h.host_id=f.host_id
        WHERE f.url_id>?1 AND f.kind=0 AND (f.attempts>0)=?2 ORDER BY f.url_id LIMIT ?3
        """

    private static let aside = """
        SELECT u.host_id, s.url_id, u.key, u.depth, u.url, h.host
        FROM skip s CROSS JOIN url u ON u.url_id=s.url_id
         CROSS JOIN host h ON h.host_id=u.host_id
        WHERE s.url_id>?1 AND s.reason=?2 ORDER BY s.url_id LIMIT ?3
        """
}
