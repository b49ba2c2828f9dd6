import CrawlFormat
import SQLite

extension StoreFile {
    /// Lets all pages whose bodies are kept wait to be read again, inside the open transaction.
    ///
    /// A run that goes on with an unfinished one of this kind finds what is left of them.
    static func enqueueRereading(
        after last: Int,
        on connection: borrowing SQLiteConnection
    ) throws(SQLiteError) {
        let isUnderWay = try connection.prepare(underWay).first(last) { $0.integer(0) == 1 }
        guard isUnderWay != true else { return }
        try connection.execute(
            """
            INSERT INTO frontier(host_id, prio, url_id, kind)
            SELECT u.host_id, u.depth, u.url_id, 2 FROM fetch f JOIN url u ON u.url_id=f.url_id
            WHERE f.page_id IS NOT NULL AND f.body_id IS NOT NULL
             AND \(Evidence.isGood("f")) AND \(Evidence.isNewest("f"))
             AND u.url_id NOT IN (SELECT url_id FROM frontier)
             AND u.url_id NOT IN (SELECT url_id FROM skip)
            """
        )
    }

    private static let underWay = """
        SELECT state<>'finished'
         AND json_extract(iif(json_valid(config), config, '{}'), '$.reparse')
        FROM run WHERE run_id=?
        """
}
