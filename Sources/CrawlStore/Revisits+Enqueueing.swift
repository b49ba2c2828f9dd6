import CrawlFormat
import SQLite

extension Revisits {
    /// Lets URLs wait again, inside the open transaction that begins their run.
    ///
    /// What told nothing when it was requested last is visited again whatever its age; so is what
    /// a robots.txt closed, which may say something else by now.
    func enqueue(
        upTo depth: Int?,
        on connection: borrowing SQLiteConnection
    ) throws(SQLiteError) {
        try connection.execute(Self.tableOfDue)
        let due = try connection.prepare(Self.due)
        try due.run(before, onlyRoots ? 1 : 0, depth ?? .max)
        // A visit follows links from the depth that its URL has by now.
        try connection.execute(
            """
            DELETE FROM frontier WHERE kind=2 AND url_id IN (SELECT url_id FROM temp.due);
            INSERT INTO frontier(host_id, prio, url_id, redirects)
             SELECT u.host_id, u.depth, u.url_id, d.redirects
             FROM temp.due d JOIN url u ON u.url_id=d.url_id
             WHERE d.url_id NOT IN (SELECT url_id FROM frontier);
            INSERT INTO frontier(host_id, prio, url_id, redirects)
             SELECT u.host_id, u.depth, u.url_id, s.redirects
             FROM skip s JOIN url u ON u.url_id=s.url_id
             WHERE s.reason IN ('robots_denied','robots_unreachable');
            DELETE FROM skip WHERE reason IN ('robots_denied','robots_unreachable');
            DROP TABLE temp.due;
            """
        )
    }

    private static let tableOfDue = """
        CREATE TEMP TABLE due(url_id INTEGER PRIMARY KEY, redirects INTEGER NOT NULL)
        """

    private static let due = """
        INSERT INTO temp.due SELECT f.url_id, f.redirects
        FROM fetch f JOIN url u ON u.url_id=f.url_id
        WHERE NOT EXISTS (SELECT 1 FROM fetch x
          WHERE x.url_id=f.url_id AND x.fetch_id>f.fetch_id)
         AND NOT EXISTS (SELECT 1 FROM skip s WHERE s.url_id=f.url_id)
         AND u.depth<=?3
         AND CASE WHEN ?2 THEN u.depth=0
          ELSE f.fetched_at<=?1 OR NOT \(Evidence.isGiven(by: "f")) END
        """
}
