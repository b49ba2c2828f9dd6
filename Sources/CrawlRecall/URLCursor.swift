import CrawlModel
import SQLite

/// Reads every URL in the order of the numbers, chunk by chunk: three tables in the same order
/// side by side, of which none is searched.
struct URLCursor: ~Copyable {
    /// A row of the frontier.
    private struct WaitingRow {
        let id: Int64
        let priority: Int
        let kind: Int64
        let redirects: Int
    }

    /// A row of the skips.
    private struct SkippedRow {
        let id: Int64
        let reason: SkipReason
        let redirects: Int
    }

    /// The greatest number.
    let last: Int64
    /// The URLs of depth 0 among those that were read.
    private(set) var roots: [Int64] = []
    private let urls: SQLiteStatement
    private let waiting: SQLiteStatement
    private let skipped: SQLiteStatement
    private var next: Int64 = 0

    var isAtEnd: Bool { next > last }

    /// The next URLs, none at the end.
    mutating func read(_ count: Int) throws(SQLiteError) -> [RestoredURL] {
        var chunk: [RestoredURL] = []
        while chunk.isEmpty, !isAtEnd {
            let bound = next + Int64(count) - 1
            chunk = try read(from: next, through: bound)
            next = bound + 1
        }
        return chunk
    }

    private mutating func read(
        from first: Int64,
        through last: Int64
    ) throws(SQLiteError) -> [RestoredURL] {
        let waiting = try waitingRows(from: first, through: last)
        let skipped = try skippedRows(from: first, through: last)
        var (nextWaiting, nextSkipped) = (0, 0)
        var chunk: [RestoredURL] = []
        chunk.reserveCapacity(Int(last - first) + 1)
        var roots: [Int64] = []
        try urls.forEachRow(first, last) { row in
            let id = row.integer(0)
            let wait = Self.match(id, in: waiting, from: &nextWaiting, by: \.id)
            let skip = Self.match(id, in: skipped, from: &nextSkipped, by: \.id)
            chunk.append(Self.restored(row, wait, skip))
            if row.integer(3) == 0 { roots.append(id) }
        }
        self.roots += roots
        return chunk
    }

    /// The row of a number that is sought after all smaller ones.
    private static func match<Row>(
        _ id: Int64,
        in rows: [Row],
        from place: inout Int,
        by number: (Row) -> Int64
    ) -> Row? {
        while place < rows.count, number(rows[place]) < id { place += 1 }
        guard place < rows.count, number(rows[place]) == id else { return nil }
        return rows[place]
    }

    private func waitingRows(
        from first: Int64,
        through last: Int64
    ) throws(SQLiteError) -> [WaitingRow] {
        var rows: [WaitingRow] = []
        try waiting.forEachRow(first, last) { row in
            let waiting = WaitingRow(
                id: row.integer(0),
                priority: Int(row.integer(1)),
                kind: row.integer(2),
                redirects: Int(row.integer(3))
            )
            rows.append(waiting)
        }
        return rows
    }

    private func skippedRows(
        from first: Int64,
        through last: Int64
    ) throws(SQLiteError) -> [SkippedRow] {
        var rows: [SkippedRow] = []
        try skipped.forEachRow(first, last) { row in
            let skipped = SkippedRow(
                id: row.integer(0),
                reason: row.text(1).flatMap(SkipReason.init(rawValue:)) ?? .excluded,
                redirects: Int(row.integer(2))
            )
            rows.append(skipped)
        }
        return rows
    }

    private static func restored(
        _ row: borrowing SQLiteRow,
        _ wait: WaitingRow?,
        _ skip: SkippedRow?
    ) -> RestoredURL {
        let depth = Int(row.integer(3))
        return RestoredURL(
            id: URLID(rawValue: UInt32(truncatingIfNeeded: row.integer(0))),
            key: URLKey(rawValue: row.integer(1)),
            depth: depth,
            state: state(wait, skip),
            priority: wait.flatMap { $0.priority == depth ? nil : $0.priority },
            redirects: wait?.redirects ?? skip?.redirects ?? 0,
            via: Discovery(rawValue: Int(row.integer(2)))
        )
    }

    private static func state(_ wait: WaitingRow?, _ skip: SkippedRow?) -> RestoredState {
        if let wait, wait.kind != Int64(Visit.Kind.relink.rawValue) { return .waiting }
        if let skip { return .skipped(skip.reason) }
        return wait == nil ? .fetched : .relinking
    }
}

extension URLCursor {
    /// Compiles the statements, and stands before the first URL.
    init(on connection: borrowing SQLiteConnection) throws(SQLiteError) {
        let range = "WHERE url_id BETWEEN ? AND ? ORDER BY url_id"
        let greatest = try connection.number("SELECT coalesce(max(url_id), 0) FROM url")
        self.init(
            last: min(greatest, Int64(UInt32.max)),
            urls: try connection.prepare(
                "SELECT url_id, key, via, depth FROM url \(range)"
            ),
            waiting: try connection.prepare(
                "SELECT url_id, prio, kind, redirects FROM frontier \(range)"
            ),
            skipped: try connection.prepare(
                "SELECT url_id, reason, redirects FROM skip \(range)"
            )
        )
    }
}
