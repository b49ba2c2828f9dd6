package import CrawlFormat
package import CrawlModel
import Linux
import SQLite
package import URLStandard

extension PageStore {
    /// Reads what waits for a host, in its order; rows whose visits are under way are among them.
    ///
    /// - Parameters:
    ///   - host: Whose visits.
    ///   - place: Where to go on, nil for the beginning.
    ///   - limit: The most rows.
    /// - Returns: The visits by priority, then by number.
    /// - Throws: The failure that ended the store.
    /// - Complexity: O(log n) in all that waits, O(n) in the rows read.
    package func waiting(
        of host: HostID,
        after place: FrontierPlace? = nil,
        limit: Int
    ) throws(StoreError) -> [WaitingVisit] {
        try drain()
        return try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            try writer.reads.waiting(of: host, after: place, limit: limit)
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
            try writer.reads.keptAnswer(of: id)
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
    /// - Returns: The visits by number.
    /// - Throws: The failure that ended the store.
    /// - Complexity: O(n) in the skipped URLs after the number.
    package func outsiders(
        of hosts: Set<HostID>,
        after id: URLID,
        limit: Int
    ) throws(StoreError) -> [Visit] {
        try drain()
        return try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            try writer.reads.outsiders(of: hosts, after: id, limit: limit)
        }
    }

    /// Reads all URLs of depth 0: the seeds and what they redirect to.
    ///
    /// - Throws: The failure that ended the store.
    /// - Complexity: O(n) in all URLs.
    package func roots() throws(StoreError) -> [WebURL] {
        try drain()
        return try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            try writer.roots()
        }
    }

    /// Reads what the newest robots.txt of each origin names as sitemaps, as written.
    ///
    /// - Throws: The failure that ended the store.
    /// - Complexity: O(n log n) in the robots.txt files.
    package func namedSitemaps() throws(StoreError) -> [(origin: String, sitemaps: [String])] {
        try drain()
        return try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            try writer.namedSitemaps()
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

    /// Counts the pages of each host that was asked, since the crawl began or began anew.
    ///
    /// - Throws: The failure that ended the store.
    /// - Complexity: O(n) in the pages.
    package func storedPagesOfHosts() throws(StoreError) -> [(host: HostID, count: Int)] {
        try drain()
        return try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            try writer.storedPagesOfHosts()
        }
    }

    /// Reads the hosts and what waits, and stands at the first URL.
    ///
    /// - Throws: The failure that ended the store.
    /// - Complexity: O(n) in all that waits.
    package func restore() throws(StoreError) -> RestoredCrawl {
        try drain()
        var opened: RestoreCursor?
        let crawl = try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            try writer.restore(&opened)
        }
        cursor = consume opened
        return crawl
    }

    /// Reads the next URLs of a restore, in the order of their numbers.
    ///
    /// - Returns: None when all were read, or no restore was begun.
    /// - Throws: The failure that ended the store.
    package func restoredURLs(_ count: Int = 65_536) throws(StoreError) -> [RestoredURL] {
        guard var reading = exchange(&cursor, with: nil) else { return [] }
        let chunk = try guarded { (_: inout StoreWriter) throws(SQLiteError) in
            try reading.read(count)
        }
        if !chunk.isEmpty { cursor = consume reading }
        return chunk
    }
}
