package import CrawlFormat
import SQLite

extension PageStore {
    /// How many URLs a query of failures gives.
    ///
    /// - Returns: How many.
    /// - Throws: The failure that ended the store.
    /// - Complexity: O(n) in fetches and skips.
    package func countFailures(_ failures: FailureQuery) throws(StoreError) -> Int {
        try drain()
        return try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            Int(try writer.connection.number("SELECT count(*) FROM (\(failures.text))"))
        }
    }

    /// Lets URLs wait again whose last visit failed in such a way.
    ///
    /// Redirects that led to them are not counted again.
    ///
    /// - Returns: How many.
    /// - Throws: The failure that ended the store.
    package func requeueFailures(_ failures: FailureQuery) throws(StoreError) -> Int {
        try drain()
        return try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            try writer.commit()
            return try writer.connection.transaction { () throws(SQLiteError) in
                try writer.connection.execute(
                    """
                    INSERT INTO frontier(host_id, prio, url_id)
                    SELECT u.host_id, u.depth, u.url_id FROM (\(failures.text)) c
                    JOIN url u ON u.url_id=c.url_id
                    """
                )
                let count = writer.connection.changeCount
                writer.frontier.waiting.loseOrder()
                try writer.connection.execute(
                    "DELETE FROM skip WHERE url_id IN (SELECT url_id FROM frontier WHERE kind=0)"
                )
                return count
            }
        }
    }
}
