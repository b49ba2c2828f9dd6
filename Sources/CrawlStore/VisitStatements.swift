import CrawlModel
import SQLite

/// The statements that keep what a visit brought.
struct VisitStatements: ~Copyable {
    private let fetch: SQLiteStatement
    var body: BodyStatements
    private let page: SQLiteStatement
    private let anchor: SQLiteStatement
    private let unpage: SQLiteStatement
    private let unanchor: SQLiteStatement
    private let robots: SQLiteStatement
    private let event: SQLiteStatement
    private let run: Int
    private var bodies: BodyRegister

    /// Keeps the attempt, and under its number what of body and page is not kept already.
    ///
    /// - Returns: What is kept already.
    mutating func insert(_ record: VisitRecord, as id: Int64) throws(SQLiteError) -> Repetition {
        let known = try bodies.repetition(of: record, as: id)
        try insert(record, as: id, repeating: known)
        if let confirmed = known.confirmed { try bodies.versions.carry(confirmed, to: id) }
        return known
    }

    /// What earlier answers of a URL mean to its next visit.
    func earlier(of id: URLID) throws(SQLiteError) -> EarlierAnswer? {
        try bodies.versions.earlier(of: id)
    }

    /// Stops to look for bodies by an index that is gone.
    mutating func loseIndex() {
        bodies.loseIndex()
    }

    private mutating func insert(
        _ record: VisitRecord,
        as id: Int64,
        repeating known: Repetition
    ) throws(SQLiteError) {
        try insertFetch(record, as: id, repeating: known)
        if known.body == nil, let packed = record.body {
            try body.insert(packed, as: id, at: record.facts.startedAt)
        }
        if known.page == nil, let packed = record.page { try insert(packed, as: id) }
    }

    /// Puts what is read from a body now in the place of what was read from it before.
    func replace(_ id: Int64, by packed: PackedPage) throws(SQLiteError) {
        try unpage.run(id)
        try unanchor.run(id)
        try insert(packed, as: id)
    }

    private func insert(_ packed: PackedPage, as id: Int64) throws(SQLiteError) {
        try page.lending(text: packed.links, at: 4) { () throws(SQLiteError) in
            let data = packed.metadata
            try page.run { row in
                row.append(id)
                row.append(packed.title)
                row.append(packed.linkCount)
                row.appendLent()
                row.append(text: packed.assets)
                row.append(data.description)
                row.append(data.heading)
                row.append(data.language)
                row.append(data.canonical)
                row.append(data.robots)
                row.append(data.words)
                row.append(data.characters)
                row.append(data.simhash)
                row.append(text: data.others)
            }
        }
        if let places = packed.places {
            try anchor.lending(text: places, at: 2) { () throws(SQLiteError) in
                try anchor.run(id, SQLiteLent())
            }
        }
    }

    private func insertFetch(
        _ record: VisitRecord,
        as id: Int64,
        repeating known: Repetition
    ) throws(SQLiteError) {
        let facts = record.facts
        try fetch.run { row in
            row.append(id)
            row.append(run)
            row.append(Int(record.visit.id.rawValue))
            row.append(facts.startedAt)
            row.append(record.status)
            row.append(record.outcome == .ok ? nil : record.outcome.rawValue)
            row.append(record.detail)
            row.append(record.visit.attempt)
            row.append(facts.remoteAddress)
            row.append(facts.httpVersion)
            row.append(facts.firstByteMilliseconds)
            row.append(facts.totalMilliseconds)
            row.append(facts.wireBytes)
            row.append(record.bodyCount)
            row.append(record.outcome.isComplete ? 1 : 0)
            row.append(record.contentType)
            row.append(record.sniffedType)
            row.append(record.charset?.name)
            row.append(record.charset?.reason)
            row.append(record.entityTag)
            row.append(record.lastModified)
            row.append(record.location?.rawValue)
            row.append(blob: record.body?.sha256 ?? record.digest)
            row.append(known.body ?? (record.body == nil ? nil : id))
            row.append(known.page ?? (record.page == nil ? nil : id))
            row.append(text: record.headers)
            row.append(facts.curlCode == 0 ? nil : Int(facts.curlCode))
            row.append(facts.osErrno == 0 ? nil : Int(facts.osErrno))
            row.append(record.visit.depth)
            row.append(record.visit.redirects)
        }
    }

    /// Keeps a robots.txt; bytes that are no UTF-8 become U+FFFD.
    func insert(_ record: RobotsRecord) throws(SQLiteError) {
        try robots.run(
            run,
            record.origin,
            record.fetchedAt,
            record.status,
            record.expiresAt,
            record.crawlDelay,
            JSONText.array(of: record.sitemaps),
            record.body.map { String(decoding: $0, as: UTF8.self) }
        )
    }

    func insert(_ record: EventRecord) throws(SQLiteError) {
        let (level, code) = (record.level.rawValue, record.code.rawValue)
        try event.run(run, record.at, level, code, record.subject, record.message)
    }
}

extension VisitStatements {
    /// Compiles the statements.
    init(
        on connection: borrowing SQLiteConnection,
        bodies: consuming SQLiteConnection?,
        run: Int,
        from next: Int64
    ) throws(SQLiteError) {
        self.init(
            fetch: try connection.prepare(
                """
                INSERT INTO fetch(fetch_id, run_id, url_id, fetched_at, status, error, detail,
                 attempt, ip, proto, ttfb_ms, total_ms, wire_bytes, body_bytes, complete,
                 content_type, sniffed_type, charset, charset_reason, etag, last_modified,
                 location_key, sha256, body_id, page_id, headers, curl_code, os_errno,
                 depth, redirects)
                VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
                """
            ),
            body: try BodyStatements(on: connection, in: bodies, from: next),
            page: try connection.prepare(
                """
                INSERT INTO page(page_id, title, link_count, links, assets, description, h1, lang,
                 canonical, meta_robots, word_count, text_len, simhash, metadata)
                VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)
                """
            ),
            anchor: try connection.prepare("INSERT INTO anchor(page_id, anchors) VALUES(?,?)"),
            unpage: try connection.prepare("DELETE FROM page WHERE page_id=?"),
            unanchor: try connection.prepare("DELETE FROM anchor WHERE page_id=?"),
            robots: try connection.prepare(
                """
                INSERT INTO robots(run_id, origin, fetched_at, status, expires_at, crawl_delay,
                 sitemaps, body)
                VALUES(?,?,?,?,?,?,?,?)
                """
            ),
            event: try connection.prepare(
                """
                INSERT INTO event(run_id, at, level, code, subject, message) VALUES(?,?,?,?,?,?)
                """
            ),
            run: run,
            bodies: try BodyRegister(on: connection, isFresh: next == 1)
        )
    }
}
