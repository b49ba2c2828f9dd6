package import CrawlModel
import SQLite
import URLStandard

/// A visit that waits in the store, and the earliest time to make it.
package struct WaitingVisit: Sendable, Equatable {
    package let visit: Visit
    /// Unix milliseconds, 0 for at once.
    package let notBefore: Int64
}

extension WaitingVisit {
    init?(_ row: borrowing SQLiteRow, host: HostID) {
        guard let url = WebURL(row, column: 3) else { return nil }
        guard let kind = Visit.Kind(rawValue: UInt8(truncatingIfNeeded: row.integer(4))) else {
            return nil
        }
        visit = Visit(
            id: URLID(rawValue: UInt32(truncatingIfNeeded: row.integer(0))),
            key: URLKey(rawValue: row.integer(1)),
            url: url,
            host: host,
            kind: kind,
            depth: Int(row.integer(2)),
            priority: Int(row.integer(5)),
            attempt: Int(row.integer(6)) + 1,
            redirects: Int(row.integer(7))
        )
        notBefore = row.integer(8)
    }
}

extension WebURL {
    /// The URL of a row, nil where the row is damaged.
    init?(_ row: borrowing SQLiteRow, column: Int32) {
        guard let text = row.text(column), let url = try? WebURL(parsing: text) else { return nil }
        self = url
    }
}

/// Refuses a row whose URL is none.
func present<Value>(_ value: Value?) throws(SQLiteError) -> Value {
    guard let value else { throw SQLiteError(code: .corrupt, message: "a stored URL is none") }
    return value
}
