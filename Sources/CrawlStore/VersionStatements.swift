import CrawlFormat
import CrawlModel
import SQLite

/// What an answer has in common with an earlier one of its URL; nothing where it is news.
struct Repetition {
    /// The fetch that a 304 confirms.
    var confirmed: Int64?
    /// The body that is kept already.
    var body: Int64?
    /// The page that is kept already.
    var page: Int64?
}

/// The statements that hold an answer against what its URL has answered before.
struct VersionStatements: ~Copyable {
    /// The newest answer of a URL that said something, if that was good.
    fileprivate struct Version {
        let fetch: Int64
        let body: Int64?
        let page: Int64?
        let sha256: [UInt8]
        let validators: Validators?
    }

    private let newest: SQLiteStatement
    private let followed: SQLiteStatement
    private let sameness: SQLiteStatement
    private let carrying: SQLiteStatement

    /// What a visit has to know of the answers before it, nil for the first that matters.
    func earlier(of id: URLID) throws(SQLiteError) -> EarlierAnswer? {
        let version = try newestVersion(of: id)
        let depth = try followed.first(Int(id.rawValue)) { $0.optionalInteger(0) }
        guard version != nil || depth != nil else { return nil }
        return EarlierAnswer(
            validators: version?.validators,
            isPage: version?.page != nil,
            followedFrom: depth.map { $0.map(Int.init) ?? .max }
        )
    }

    /// Finds what need not be kept again.
    func repetition(of record: VisitRecord) throws(SQLiteError) -> Repetition {
        guard record.outcome == .notModified || record.outcome == .ok,
            let version = try newestVersion(of: record.visit.id)
        else { return Repetition() }
        if record.outcome == .notModified {
            return Repetition(confirmed: version.fetch, body: version.body, page: version.page)
        }
        guard (record.body?.sha256 ?? record.digest) == version.sha256 else { return Repetition() }
        var repetition = Repetition(body: version.body)
        if let page = record.page, let kept = version.page, try isSame(page, as: kept) {
            repetition.page = kept
        }
        return repetition
    }

    /// Copies to a 304 what it says is as before.
    func carry(_ fetch: Int64, to confirmation: Int64) throws(SQLiteError) {
        try carrying.run(fetch, confirmation)
    }

    private func newestVersion(of id: URLID) throws(SQLiteError) -> Version? {
        let version = try newest.first(Int(id.rawValue)) { row in
            row.integer(6) == 0 ? nil : Version(row)
        }
        return version ?? nil
    }

    /// Header fields may say something else of the same body.
    private func isSame(_ page: PackedPage, as kept: Int64) throws(SQLiteError) -> Bool {
        let data = page.metadata
        let found = try sameness.first(
            kept,
            page.title,
            page.linkCount,
            SQLiteText(page.links),
            SQLiteText(page.assets),
            data.canonical,
            data.robots,
            data.others.map(SQLiteText.init),
            page.places.map(SQLiteText.init)
        ) { $0.integer(0) }
        return found != nil
    }
}

extension VersionStatements.Version {
    fileprivate init(_ row: borrowing SQLiteRow) {
        fetch = row.integer(0)
        body = row.optionalInteger(1)
        page = row.optionalInteger(2)
        sha256 = row.bytes(3)
        let (tag, moment) = (row.text(4), row.text(5))
        let isTelling = tag != nil || moment != nil
        validators = isTelling ? Validators(entityTag: tag, lastModified: moment) : nil
    }
}

extension VersionStatements {
    /// Compiles the statements.
    init(on connection: borrowing SQLiteConnection) throws(SQLiteError) {
        self.init(
            newest: try connection.prepare(
                """
                SELECT f.fetch_id, f.body_id, f.page_id, f.sha256, f.etag, f.last_modified,
                 \(Evidence.isGood("f"))
                FROM fetch f WHERE f.url_id=? AND \(Evidence.isGiven(by: "f"))
                ORDER BY f.fetch_id DESC LIMIT 1
                """
            ),
            followed: try connection.prepare(
                """
                SELECT depth FROM fetch
                WHERE url_id=? AND (page_id IS NOT NULL OR location_key IS NOT NULL)
                ORDER BY fetch_id DESC LIMIT 1
                """
            ),
            sameness: try connection.prepare(
                """
                SELECT 1 FROM page p LEFT JOIN anchor a ON a.page_id=p.page_id
                WHERE p.page_id=?1 AND p.title IS ?2 AND p.link_count=?3 AND p.links=?4
                 AND p.assets=?5 AND p.canonical IS ?6 AND p.meta_robots IS ?7
                 AND p.metadata IS ?8 AND a.anchors IS ?9
                """
            ),
            carrying: try connection.prepare(
                """
                UPDATE fetch SET (page_id, body_id, sha256, content_type, sniffed_type, charset,
                  charset_reason, etag, last_modified)
                 = (SELECT o.page_id, o.body_id, o.sha256, o.content_type, o.sniffed_type,
                   o.charset, o.charset_reason, coalesce(fetch.etag, o.etag),
                   coalesce(fetch.last_modified, o.last_modified)
                  FROM fetch o WHERE o.fetch_id=?1)
                WHERE fetch_id=?2
                """
            )
        )
    }
}
