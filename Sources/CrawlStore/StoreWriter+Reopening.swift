import SQLite

extension StoreWriter {
    /// Lets URLs that were cut for their depth wait after all, when they are within a new limit,
    /// and those whose host was given up or had used its budget up.
    ///
    /// - Returns: How many.
    mutating func reopenCut(maximumDepth: Int) throws(SQLiteError) -> Int {
        try commit()
        return try connection.transaction { () throws(SQLiteError) in
            try connection.prepare(Self.reopening).run(maximumDepth)
            let count = connection.changeCount
            try connection.prepare(Self.unskipping).run(maximumDepth)
            frontier.waiting.loseOrder()
            return count
        }
    }

    private static let reopening = """
        INSERT INTO frontier(host_id, prio, url_id, redirects)
        SELECT u.host_id, u.depth, u.url_id, s.redirects
        FROM skip s JOIN url u ON u.url_id=s.url_id
        WHERE s.reason='too_deep' AND u.depth<=? OR s.reason IN ('host_dead', 'budget')
        """

    private static let unskipping = """
        DELETE FROM skip WHERE reason='too_deep'
        AND (SELECT depth FROM url WHERE url.url_id=skip.url_id)<=?
        OR reason IN ('host_dead', 'budget')
        """
}
