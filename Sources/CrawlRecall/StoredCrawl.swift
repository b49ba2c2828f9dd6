package import CrawlFormat
package import CrawlModel
import Linux
import SQLite
package import URLStandard

/// What is committed of a crawl that goes on, read once: on a thread of its own, by a connection
/// that cannot write.
package actor StoredCrawl {
    private nonisolated let path: String
    private nonisolated let executor: ThreadExecutor
    private var reading: CrawlReading?

    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.residence
    }

    private init(_ path: String, executor: ThreadExecutor) {
        self.path = path
        self.executor = executor
    }

    deinit {
        executor.stop()
    }

    /// Opens a crawl's file, whose run has begun.
    ///
    /// - Throws: Why it cannot be read.
    package static func open(_ path: String) async throws(StoreError) -> StoredCrawl {
        let executor: ThreadExecutor
        do throws(Errno) {
            executor = try ThreadExecutor(name: "recall")
        } catch {
            throw .unreachable(path, error)
        }
        let crawl = StoredCrawl(path, executor: executor)
        try await crawl.begin()
        return crawl
    }

    private func begin() throws(StoreError) {
        let connection = try SQLiteConnection.reading(crawl: path)
        do throws(SQLiteError) {
            reading = try CrawlReading(connection)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Reads the hosts, how much waits for each, and what the crawl has brought.
    ///
    /// - Throws: What SQLite says.
    /// - Complexity: O(n) in all that waits.
    package func overview() throws(StoreError) -> RestoredCrawl {
        try read { (reading: inout CrawlReading) throws(SQLiteError) in try reading.overview() }
    }

    /// Reads the next URLs, in the order of their numbers.
    ///
    /// - Parameter count: The most URLs.
    /// - Returns: None when all were read.
    /// - Throws: What SQLite says.
    package func nextURLs(_ count: Int = 65_536) throws(StoreError) -> [RestoredURL] {
        try read { (reading: inout CrawlReading) throws(SQLiteError) in
            try reading.cursor.read(count)
        }
    }

    /// Reads all URLs of depth 0: the seeds and what they redirect to.
    ///
    /// - Throws: What SQLite says.
    /// - Complexity: O(n) in all URLs, unless all were read before.
    package func roots() throws(StoreError) -> [WebURL] {
        try read { (reading: inout CrawlReading) throws(SQLiteError) in try reading.roots() }
    }

    /// Reads what the newest robots.txt of each origin names as sitemaps, as written.
    ///
    /// - Throws: What SQLite says.
    /// - Complexity: O(n log n) in the robots.txt files.
    package func namedSitemaps() throws(StoreError) -> [(origin: String, sitemaps: [String])] {
        try read { (reading: inout CrawlReading) throws(SQLiteError) in
            try reading.namedSitemaps()
        }
    }

    /// The rules by which URLs are held, as far as nobody has released any since.
    ///
    /// - Throws: What SQLite says.
    /// - Complexity: O(n) in the URLs that are not visited.
    package func heldRules() throws(StoreError) -> [String] {
        try read { (reading: inout CrawlReading) throws(SQLiteError) in
            try reading.heldRules()
        }
    }

    /// Reads what the last visits brought since the crawl began or began anew.
    ///
    /// - Parameter limit: The most visits.
    /// - Returns: The oldest first.
    /// - Throws: What SQLite says.
    /// - Complexity: O(n) in the visits, and in what they discovered.
    package func lastYields(_ limit: Int = 4_096) throws(StoreError) -> [RestoredYield] {
        try read { (reading: inout CrawlReading) throws(SQLiteError) in
            try reading.lastYields(limit)
        }
    }

    /// Reads URLs that are reached under rules, with what was written about that.
    ///
    /// - Parameters:
    ///   - id: The number after which to go on.
    ///   - limit: The most URLs.
    /// - Returns: First visits by number, none at the end.
    /// - Throws: What SQLite says.
    /// - Complexity: O(n) in the URLs after the number.
    package func placedURLs(
        after id: URLID,
        limit: Int = 65_536
    ) throws(StoreError) -> [(visit: Visit, reach: String)] {
        try read { (reading: inout CrawlReading) throws(SQLiteError) in
            try reading.placedURLs(after: id, limit: limit)
        }
    }

    /// Reads the scope by which all that is skipped was judged, nil where there is no such one.
    ///
    /// - Throws: What SQLite says.
    package func scope() throws(StoreError) -> String? {
        try read { (reading: inout CrawlReading) throws(SQLiteError) in try reading.scope() }
    }

    /// Reads URLs that the scope refused.
    ///
    /// - Parameters:
    ///   - id: The number after which to go on.
    ///   - limit: The most URLs.
    /// - Returns: First visits by number, none at the end.
    /// - Throws: What SQLite says.
    /// - Complexity: O(n) in the skipped URLs after the number.
    package func refusedURLs(
        after id: URLID,
        limit: Int = 16_384
    ) throws(StoreError) -> [RefusedURL] {
        try read { (reading: inout CrawlReading) throws(SQLiteError) in
            try reading.refusedURLs(after: id, limit: limit)
        }
    }

    /// Reads URLs whose page was stored, or found unchanged, since the crawl began or began anew.
    ///
    /// - Parameters:
    ///   - id: The number after which to go on.
    ///   - limit: The most URLs.
    /// - Returns: First visits by number, none at the end.
    /// - Throws: What SQLite says.
    /// - Complexity: O(n) in the fetches.
    package func pages(
        after id: URLID,
        limit: Int = 65_536
    ) throws(StoreError) -> [Visit] {
        try read { (reading: inout CrawlReading) throws(SQLiteError) in
            try reading.pages(after: id, limit: limit)
        }
    }

    /// Counts the pages of each host that was asked, since the crawl began or began anew.
    ///
    /// - Throws: What SQLite says.
    /// - Complexity: O(n) in the pages.
    package func pagesOfHosts() throws(StoreError) -> [(host: HostID, count: Int)] {
        try read { (reading: inout CrawlReading) throws(SQLiteError) in
            try reading.pagesOfHosts()
        }
    }

    /// Reads the dictionaries with which bodies are packed.
    ///
    /// - Throws: What SQLite says.
    package func dictionaries() throws(StoreError) -> BodyDictionaries {
        try read { (reading: inout CrawlReading) throws(SQLiteError) in
            try reading.dictionaries()
        }
    }

    private func read<Result>(
        _ work: (inout CrawlReading) throws(SQLiteError) -> Result
    ) throws(StoreError) -> Result {
        guard var taken = exchange(&reading, with: nil) else { throw .finished(path) }
        do throws(SQLiteError) {
            let result = try work(&taken)
            reading = consume taken
            return result
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
