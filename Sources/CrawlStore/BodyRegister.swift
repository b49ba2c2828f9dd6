import CrawlModel
import SQLite

/// Finds what an answer repeats: of its own URL's answers, or any body that is kept.
struct BodyRegister: ~Copyable {
    let versions: VersionStatements
    private let kept: SQLiteStatement
    private let holder: SQLiteStatement
    /// False where no URL has an answer from an earlier run.
    private let hasVersions: Bool
    /// True while bodies of earlier runs are found by their digests without a search.
    private var hasIndex: Bool
    private var recent = RecentBodies()

    /// Stops to look for bodies of earlier runs, because that would be a search from here on.
    mutating func loseIndex() {
        hasIndex = false
    }

    /// Finds what need not be kept again, and remembers under its number a body that is news.
    mutating func repetition(
        of record: VisitRecord,
        as id: Int64
    ) throws(SQLiteError) -> Repetition {
        var known = hasVersions ? try versions.repetition(of: record) : Repetition()
        guard known.body == nil, let digest = record.body?.sha256 else { return known }
        known.body = try find(digest)
        if known.body == nil { recent.insert(digest, body: id) }
        return known
    }

    private func find(_ digest: [UInt8]) throws(SQLiteError) -> Int64? {
        if let body = recent.find(digest),
            try kept.first(body, body: { $0.bytes(0) == digest }) == true
        {
            return body
        }
        return hasIndex ? try holder.first(digest) { $0.integer(0) } : nil
    }
}

extension BodyRegister {
    /// Compiles the statements.
    init(on connection: borrowing SQLiteConnection, isFresh: Bool) throws(SQLiteError) {
        let index = "SELECT count(*) FROM sqlite_schema WHERE name='fetch_by_sha'"
        self.init(
            versions: try VersionStatements(on: connection),
            kept: try connection.prepare("SELECT sha256 FROM fetch WHERE fetch_id=?"),
            holder: try connection.prepare(
                "SELECT fetch_id FROM fetch WHERE sha256=? AND body_id=fetch_id LIMIT 1"
            ),
            hasVersions: !isFresh,
            hasIndex: try connection.number(index) > 0
        )
    }
}
