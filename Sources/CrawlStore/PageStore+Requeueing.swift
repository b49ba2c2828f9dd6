package import CrawlFormat
import SQLite

extension PageStore {
    /// Lets what waits stand in an order, whichever it stood in; what is to be next stays first.
    ///
    /// - Parameters:
    ///   - places: Which places belong to the order.
    ///   - place: An expression of SQL for the place of a row, by the columns of its URL.
    /// - Throws: The failure that ended the store.
    /// - Complexity: O(n) in all that waits.
    package func reorder(
        outside places: ClosedRange<Int>,
        to place: String
    ) throws(StoreError) {
        try drain()
        try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            try writer.commit()
            let update = """
                UPDATE frontier SET prio=(SELECT \(place) FROM url u WHERE u.url_id=frontier.url_id)
                WHERE prio NOT BETWEEN ? AND ? AND prio>?
                """
            try writer.connection.prepare(update)
                .run(places.lowerBound, places.upperBound, Int(Int32.min))
            writer.frontier.waiting.loseOrder()
        }
    }

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
