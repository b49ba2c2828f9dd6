package import CrawlFormat
import SQLite

/// A seed that led to no page, and where its way ended.
package struct SeedFault: Sendable, Equatable {
    package let seed: String
    /// The seed itself, or where its redirects end.
    package let end: String
    /// Why: a word of the column reason of skips, or of the column error of fetches.
    package let reason: String
    /// Of HTTP; nil without an answer.
    package let status: Int?
    /// The rule that decided, if one did, or what the failure was.
    package let detail: String?

    package init(seed: String, end: String, reason: String, status: Int?, detail: String?) {
        self.seed = seed
        self.end = end
        self.reason = reason
        self.status = status
        self.detail = detail
    }
}

extension StoreReader {
    /// The first seeds that led to no page.
    ///
    /// - Throws: What SQLite says.
    /// - Complexity: O(n) in URLs.
    package func seedFaults(limit: Int) throws(StoreError) -> [SeedFault] {
        try naming(path) { () throws(SQLiteError) in
            var faults: [SeedFault] = []
            try connection.prepare(SeedQuery.faults).forEachRow(limit) { row in
                faults.append(
                    SeedFault(
                        seed: row.text(0) ?? "",
                        end: row.text(1) ?? "",
                        reason: row.text(2) ?? "",
                        status: row.optionalInteger(3).flatMap { $0 > 0 ? Int($0) : nil },
                        detail: row.text(4) ?? row.text(5)
                    )
                )
            }
            return faults
        }
    }
}
