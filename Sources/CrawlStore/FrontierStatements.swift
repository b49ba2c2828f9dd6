import CrawlModel
import SQLite
import URLStandard

/// The statements that change what is known and what waits.
struct FrontierStatements: ~Copyable {
    private let host: SQLiteStatement
    private let url: SQLiteStatement
    private let skip: SQLiteStatement
    private let unskip: SQLiteStatement
    private let enqueue: SQLiteStatement
    private let dequeue: SQLiteStatement
    private let postpone: SQLiteStatement
    private let approach: SQLiteStatement
    private let move: SQLiteStatement
    private let run: Int

    /// Applies one change; the page that caused it is known by its number.
    func apply(_ change: FrontierChange, foundOn page: Int64?) throws(SQLiteError) {
        switch change {
        case .host(let id, let name):
            try host.run(Int(id.rawValue), name)
        case .discovered(let visit, let via):
            try insert(visit, via: via, foundOn: page)
            try enqueue(visit)
        case .skipped(let visit, let via, let reason, let rule):
            try insert(visit, via: via, foundOn: page)
            try skip(visit, for: reason, rule)
        case .nearer(let id, let depth):
            try approach.run(Int(id.rawValue), depth)
        case .moved(let id, let host, let old, let new):
            try move.run(Int(host.rawValue), old, Int(id.rawValue), new)
        case .reopened(let visit):
            try unskip.run(Int(visit.id.rawValue))
            try enqueue(visit)
        case .refused(let visit, let reason, let rule):
            try dequeue(visit)
            try skip(visit, for: reason, rule)
        }
    }

    /// Takes a visit's row out: it is done.
    func dequeue(_ visit: Visit) throws(SQLiteError) {
        try dequeue.run(Int(visit.host.rawValue), visit.priority, Int(visit.id.rawValue))
    }

    /// Leaves a visit's row in for another try.
    func postpone(_ visit: Visit, until moment: Int64, tries: Int) throws(SQLiteError) {
        try postpone.run(
            Int(visit.host.rawValue),
            visit.priority,
            Int(visit.id.rawValue),
            tries,
            moment
        )
    }

    private func skip(
        _ visit: Visit,
        for reason: SkipReason,
        _ rule: String?
    ) throws(SQLiteError) {
        try skip.run(Int(visit.id.rawValue), run, reason.rawValue, rule, visit.redirects)
    }

    private func enqueue(_ visit: Visit) throws(SQLiteError) {
        try enqueue.run(
            Int(visit.host.rawValue),
            visit.priority,
            Int(visit.id.rawValue),
            Int(visit.kind.rawValue),
            visit.redirects
        )
    }

    private func insert(
        _ visit: Visit,
        via: Discovery,
        foundOn page: Int64?
    ) throws(SQLiteError) {
        try url.run(
            Int(visit.id.rawValue),
            visit.key.rawValue,
            Int(visit.host.rawValue),
            visit.depth,
            via.rawValue,
            run,
            page,
            SQLiteText(visit.url.bytes)
        )
    }
}

extension FrontierStatements {
    /// Compiles the statements.
    init(on connection: borrowing SQLiteConnection, run: Int) throws(SQLiteError) {
        self.init(
            host: try connection.prepare("INSERT INTO host(host_id, host) VALUES(?,?)"),
            url: try connection.prepare(
                """
                INSERT INTO url(url_id, key, host_id, depth, via, run_id, from_id, url)
                VALUES(?,?,?,?,?,?,?,?)
                """
            ),
            skip: try connection.prepare(
                """
                INSERT OR REPLACE INTO skip(url_id, run_id, reason, rule, redirects)
                VALUES(?,?,?,?,?)
                """
            ),
            unskip: try connection.prepare("DELETE FROM skip WHERE url_id=?"),
            enqueue: try connection.prepare(
                """
                INSERT OR REPLACE INTO frontier(host_id, prio, url_id, kind, redirects)
                VALUES(?,?,?,?,?)
                """
            ),
            dequeue: try connection.prepare(
                "DELETE FROM frontier WHERE host_id=? AND prio=? AND url_id=?"
            ),
            postpone: try connection.prepare(
                """
                UPDATE frontier SET attempts=?4, not_before=?5
                WHERE host_id=?1 AND prio=?2 AND url_id=?3
                """
            ),
            approach: try connection.prepare("UPDATE url SET depth=?2 WHERE url_id=?1"),
            move: try connection.prepare(
                "UPDATE OR REPLACE frontier SET prio=?4 WHERE host_id=?1 AND prio=?2 AND url_id=?3"
            ),
            run: run
        )
    }
}
