package import CrawlFormat
package import CrawlModel
import Linux
import SQLite

extension PageStore {
    /// Reads what waits for a host, in its order; rows whose visits are under way are among them.
    ///
    /// - Parameters:
    ///   - host: Whose visits.
    ///   - limit: The most rows.
    /// - Returns: The first visits by priority, then by number.
    /// - Throws: The failure that ended the store.
    /// - Complexity: O(log n) in all that waits for each row read; O(n) the first time.
    package func waiting(of host: HostID, limit: Int) throws(StoreError) -> [WaitingVisit] {
        try drain()
        return try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            try writer.frontier.waiting.first(limit, of: host)
        }
    }

    /// Reads what the newest version of a stored page leads to.
    ///
    /// - Throws: The failure that ended the store.
    package func linkKeys(of id: URLID) throws(StoreError) -> StoredLinks {
        try drain()
        return try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            try writer.reads.leads(of: id)
        }
    }

    /// Reads a page's newest answer whose body is kept.
    ///
    /// - Throws: The failure that ended the store.
    package func keptAnswer(of id: URLID) throws(StoreError) -> KeptAnswer? {
        try drain()
        return try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            guard let answer = try writer.reads.keptAnswer(of: id),
                let body = try writer.visits.body.row(answer.body)
            else { return nil }
            return KeptAnswer(fields: answer.fields, body: body)
        }
    }

    /// Reads URLs by their numbers, as first visits at their depths; unknown ones are left out.
    ///
    /// - Throws: The failure that ended the store.
    package func visits(_ ids: [URLID]) throws(StoreError) -> [Visit] {
        try drain()
        return try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            try writer.reads.visits(ids)
        }
    }

    /// Reads what earlier answers of a URL mean to its next visit; nil for nothing.
    ///
    /// - Throws: The failure that ended the store.
    package func earlierAnswer(of id: URLID) throws(StoreError) -> EarlierAnswer? {
        try drain()
        return try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            try writer.visits.earlier(of: id)
        }
    }

    /// Reads URLs that were skipped as out of scope, as first visits at their depths.
    ///
    /// - Parameters:
    ///   - hosts: Whose URLs.
    ///   - id: The number after which to go on.
    ///   - limit: The most rows.
    ///   - andPlaced: True for those, too, that rules have placed or others may have.
    /// - Returns: The visits by number.
    /// - Throws: The failure that ended the store.
    /// - Complexity: O(n) in the skipped URLs after the number.
    package func outsiders(
        of hosts: Set<HostID>,
        after id: URLID,
        limit: Int,
        andPlaced: Bool = false
    ) throws(StoreError) -> [Visit] {
        try drain()
        return try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            try writer.reads.outsiders(of: hosts, after: id, limit: limit, andPlaced: andPlaced)
        }
    }

    /// Lets URLs that were cut for their depth wait after all, where a new limit includes them,
    /// and those whose host was given up or had used its budget up.
    ///
    /// - Returns: How many.
    /// - Throws: The failure that ended the store.
    /// - Complexity: O(n) in the skipped URLs.
    package func reopenCut(maximumDepth: Int) throws(StoreError) -> Int {
        try drain()
        return try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            try writer.reopenCut(maximumDepth: maximumDepth)
        }
    }
}
