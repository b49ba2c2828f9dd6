import CrawlModel

/// What only few URLs have beside their standing; a URL that is not listed has the usual.
struct RareFacts: Sendable {
    struct Retry: Sendable {
        var attempt: Int
        /// True before the moment of the next try.
        var isDelayed: Bool
    }

    private struct Redirects: Sendable {
        var count: Int
        /// True where the URL was fetched and was a redirect itself.
        var isFetched: Bool
    }

    /// The fewest redirects in a row to a URL, usually none.
    private var redirects: [URLID: Redirects] = [:]
    /// The next try, usually the first.
    private var retries: [URLID: Retry] = [:]
    /// Where a row stands in the store's order, usually at the URL's depth.
    private var rowPriorities: [URLID: Int] = [:]

    /// URLs of which somebody says that they are sitemaps, until they are read.
    private var sitemaps: Set<URLID> = []

    /// True where a way with fewer redirects may be news.
    var hasRedirects: Bool { !redirects.isEmpty }

    func redirects(to id: URLID) -> Int {
        redirects.isEmpty ? 0 : redirects[id]?.count ?? 0
    }

    /// True where a row of the URL asks for its links, not for the URL itself.
    func isFetched(_ id: URLID) -> Bool { redirects[id]?.isFetched == true }

    mutating func setRedirects(to id: URLID, _ count: Int, isFetched: Bool = false) {
        guard count > 0 || !redirects.isEmpty else { return }
        redirects[id] = count > 0 ? Redirects(count: count, isFetched: isFetched) : nil
    }

    /// Notes a way with fewer redirects.
    ///
    /// - Returns: True where it has fewer.
    mutating func lowerRedirects(to id: URLID, _ count: Int) -> Bool {
        guard !redirects.isEmpty, let present = redirects[id] else { return false }
        guard count < present.count else { return false }
        redirects[id]?.count = count
        return true
    }

    func isSitemap(_ id: URLID) -> Bool { !sitemaps.isEmpty && sitemaps.contains(id) }

    /// Notes that somebody calls a URL a sitemap.
    ///
    /// - Returns: True where that is news.
    @discardableResult
    mutating func noteSitemap(_ id: URLID) -> Bool { sitemaps.insert(id).inserted }

    mutating func forgetSitemap(_ id: URLID) {
        if !sitemaps.isEmpty { sitemaps.remove(id) }
    }

    func attempt(of id: URLID) -> Int { retries.isEmpty ? 1 : retries[id]?.attempt ?? 1 }

    func isDelayed(_ id: URLID) -> Bool { !retries.isEmpty && retries[id]?.isDelayed == true }

    mutating func setRetry(of id: URLID, _ retry: Retry?) {
        guard retry != nil || !retries.isEmpty else { return }
        retries[id] = retry
    }

    mutating func endDelay(of id: URLID) {
        retries[id]?.isDelayed = false
    }

    func rowPriority(of id: URLID, depth: Int) -> Int {
        rowPriorities.isEmpty ? depth : rowPriorities[id] ?? depth
    }

    mutating func setRowPriority(of id: URLID, _ priority: Int) {
        rowPriorities[id] = priority
    }

    /// Forgets a place in the order, because the row moves to the URL's depth or leaves.
    @discardableResult
    mutating func takeRowPriority(of id: URLID, depth: Int) -> Int {
        guard !rowPriorities.isEmpty else { return depth }
        return rowPriorities.removeValue(forKey: id) ?? depth
    }
}
