import CrawlFormat
import SQLite

extension Revisits {
    /// Lets URLs wait again, inside the open transaction that begins their run.
    func enqueue(
        upTo depth: Int?,
        on connection: borrowing SQLiteConnection
    ) throws(SQLiteError) {
        try connection.execute(Self.tableOfDue)
        let due = try connection.prepare("INSERT INTO temp.due \(Self.due)")
        try due.run(before, onlyRoots ? 1 : 0, depth ?? .max)
        // A visit follows links from the depth that its URL has by now.
        try connection.execute(
            """
            DELETE FROM frontier WHERE kind=2 AND url_id IN (SELECT url_id FROM temp.due);
            INSERT INTO frontier(host_id, prio, url_id, redirects)
             SELECT u.host_id, u.depth, u.url_id, d.redirects
             FROM temp.due d JOIN url u ON u.url_id=d.url_id
             WHERE d.url_id NOT IN (SELECT url_id FROM frontier);
            DELETE FROM skip WHERE \(Self.isClosed);
            DROP TABLE temp.due;
            """
        )
    }

    private static let tableOfDue = """
        CREATE TEMP TABLE due(url_id INTEGER PRIMARY KEY, redirects INTEGER NOT NULL)
        """
}
