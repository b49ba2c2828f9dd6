package import CrawlFormat
import CrawlModel
package import SQLite

/// What became of an order.
package struct OrderOutcome: Sendable, Equatable {
    /// URLs or hosts that it has changed so far.
    package let count: Int
    /// What was not done, and why; nil for nothing.
    package let message: String?
    /// False where it was interrupted.
    package let isDone: Bool
}

/// The table `command` of a crawl's file: each order with what it has changed, written in the
/// transactions that change it.
package enum OrderLedger {
    /// Notes a part of what an order has changed.
    ///
    /// - Parameters:
    ///   - count: So many URLs or hosts more.
    ///   - message: What was not done, and why.
    ///   - order: What was asked.
    ///   - run: The run that carries it out.
    ///   - connection: Where the transaction is open.
    /// - Throws: What SQLite says.
    package static func note(
        _ count: Int,
        _ message: String? = nil,
        of order: Order,
        in run: Int,
        on connection: borrowing SQLiteConnection
    ) throws(SQLiteError) {
        try connection.prepare(
            """
            INSERT INTO command(token, run_id, asked_at, verb, subject, count, message)
            VALUES(?,?,?,?,?,?,?) ON CONFLICT(token) DO UPDATE
            SET run_id=excluded.run_id, count=count+excluded.count,
             message=coalesce(message||'; '||excluded.message, message, excluded.message)
            """
        )
        .run(
            order.token,
            run,
            order.askedAt,
            order.verb.rawValue,
            JSONText.array(of: order.subjects),
            count,
            message
        )
    }

    /// Notes that all was done which an order asks for, among the events, too.
    ///
    /// - Parameters:
    ///   - order: What was asked.
    ///   - moment: Unix milliseconds, UTC.
    ///   - run: The run that has carried it out.
    ///   - connection: Where the transaction is open.
    /// - Throws: What SQLite says.
    package static func close(
        _ order: Order,
        at moment: Int64,
        in run: Int,
        on connection: borrowing SQLiteConnection
    ) throws(SQLiteError) {
        try note(0, of: order, in: run, on: connection)
        try connection.prepare("UPDATE command SET done_at=? WHERE token=?")
            .run(moment, order.token)
        let noun = order.verb.concernsHosts ? "host" : "URL"
        try connection.prepare(
            """
            INSERT INTO event(run_id, at, level, code, subject, message)
            SELECT ?1, ?2, 'info', '\(EventRecord.Code.order.rawValue)', ?3,
             count||' \(noun)'||iif(count=1, '', 's')||coalesce('; '||message, '')
            FROM command WHERE token=?4
            """
        )
        .run(run, moment, order.text, order.token)
    }

    /// What became of an order so far; nil where nobody has begun with it.
    ///
    /// - Throws: Why the file cannot be read.
    package static func outcome(
        of token: Int64,
        in file: String
    ) throws(StoreError) -> OrderOutcome? {
        let connection = try SQLiteConnection.reading(crawl: file)
        return try naming(file) { () throws(SQLiteError) in
            let query = "SELECT count, message, done_at FROM command WHERE token=?"
            return try connection.prepare(query).first(token) { row in
                OrderOutcome(
                    count: Int(row.integer(0)),
                    message: row.text(1),
                    isDone: !row.isNull(2)
                )
            }
        }
    }
}
