import CrawlModel
import CrawlSeen
import SQLite

/// The statements of table frontier: what waits comes, moves, leaves and is read in its order.
struct WaitingStatements: ~Copyable {
    private let enqueue: SQLiteStatement
    private let dequeue: SQLiteStatement
    private let postpone: SQLiteStatement
    private let move: SQLiteStatement
    private let row: SQLiteStatement
    private let all: SQLiteStatement
    /// Nil until somebody asks for rows.
    private var order: WaitingOrder?

    /// Lets a visit wait.
    mutating func enqueue(_ visit: Visit) throws(SQLiteError) {
        try enqueue.run { row in
            row.append(Int(visit.id.rawValue))
            row.append(Int(visit.host.rawValue))
            row.append(visit.priority)
            row.append(Int(visit.kind.rawValue))
            row.append(visit.redirects)
        }
        order?.insert(visit.id.rawValue, of: visit.host.rawValue, priority: visit.priority)
    }

    /// Takes a visit's row out: it is done.
    func dequeue(_ visit: Visit) throws(SQLiteError) {
        try dequeue.run(Int(visit.id.rawValue), visit.priority)
    }

    /// Leaves a visit's row in for another try.
    func postpone(_ visit: Visit, until moment: Int64, tries: Int) throws(SQLiteError) {
        try postpone.run(Int(visit.id.rawValue), visit.priority, tries, moment)
    }

    /// Moves a row between two priorities.
    mutating func move(
        _ id: URLID,
        of host: HostID,
        from old: Int,
        to new: Int
    ) throws(SQLiteError) {
        try move.run(Int(id.rawValue), old, new)
        order?.insert(id.rawValue, of: host.rawValue, priority: new)
    }

    /// Reads the first rows of a host: nearest first, then in the order of discovery.
    mutating func first(_ limit: Int, of host: HostID) throws(SQLiteError) -> [WaitingVisit] {
        var order = if let known = order.take() { known } else { try readOrder() }
        var visits: [WaitingVisit] = []
        try order.walk(along: host.rawValue) { id, priority throws(SQLiteError) in
            let found = try row.first(Int(id), priority, Int(host.rawValue)) {
                WaitingVisit($0, host: host)
            }
            guard let found else { return .gone }
            visits.append(try present(found))
            return visits.count < limit ? .there : .enough
        }
        self.order = order
        return visits
    }

    private func readOrder() throws(SQLiteError) -> WaitingOrder {
        var order = WaitingOrder()
        try all.forEachRow { row in
            order.insert(
                UInt32(truncatingIfNeeded: row.integer(0)),
                of: Int32(truncatingIfNeeded: row.integer(1)),
                priority: Int(row.integer(2))
            )
        }
        return order
    }

    /// Learns the order anew when somebody asks: rows came by other ways.
    mutating func loseOrder() {
        order = nil
    }
}

extension WaitingStatements {
    /// Compiles the statements.
    init(on connection: borrowing SQLiteConnection) throws(SQLiteError) {
        self.init(
            enqueue: try connection.prepare(
                """
                INSERT OR REPLACE INTO frontier(url_id, host_id, prio, kind, redirects)
                VALUES(?,?,?,?,?)
                """
            ),
            dequeue: try connection.prepare("DELETE FROM frontier WHERE url_id=? AND prio=?"),
            postpone: try connection.prepare(
                "UPDATE frontier SET attempts=?3, not_before=?4 WHERE url_id=?1 AND prio=?2"
            ),
            move: try connection.prepare(
                "UPDATE frontier SET prio=?3 WHERE url_id=?1 AND prio=?2"
            ),
            row: try connection.prepare(
                """
                SELECT f.url_id, u.key, u.depth, u.url, f.kind, f.prio, f.attempts, f.redirects,
                 f.not_before
                FROM frontier f JOIN url u ON u.url_id=f.url_id
                WHERE f.url_id=? AND f.prio=? AND f.host_id=?
                """
            ),
            all: try connection.prepare(
                "SELECT url_id, host_id, prio FROM frontier ORDER BY url_id"
            )
        )
    }
}
