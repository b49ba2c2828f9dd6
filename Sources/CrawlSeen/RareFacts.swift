/// What only few URLs have beside their standing, by their numbers; one that is not listed has the
/// usual.
package struct RareFacts: Sendable {
    /// A URL's next try.
    package struct Retry: Sendable {
        package var attempt: Int
        /// True before the moment of the next try.
        package var isDelayed: Bool

        package init(attempt: Int, isDelayed: Bool) {
            self.attempt = attempt
            self.isDelayed = isDelayed
        }
    }

    private struct Redirects: Sendable {
        var count: Int
        /// True where the URL was fetched and was a redirect itself.
        var isFetched: Bool
    }

    /// The fewest redirects in a row to a URL, usually none.
    private var redirects: [UInt32: Redirects] = [:]
    /// URLs that are or were among those: asked for each link, a table would take too long.
    private var redirected = IDSet()
    /// The next try, usually the first.
    private var retries: [UInt32: Retry] = [:]
    /// Where a row stands in the store's order, usually at the URL's depth.
    private var rowPriorities: [UInt32: Int] = [:]
    /// What only an order brings back; true for what is held, false for what is dropped.
    private var aside: [UInt32: Bool] = [:]
    /// Stored pages whose links are to be reconsidered, as far as only the store has their rows.
    private var spilledRelinks: Set<UInt32> = []
    /// URLs of which somebody says that they are sitemaps, until they are read.
    private var sitemaps: Set<UInt32> = []
    /// How many URLs are held.
    package private(set) var heldCount = 0

    package init() {}

    /// False where no way to a URL has fewer redirects than are known.
    package func mayHaveRedirects(_ id: UInt32) -> Bool {
        !redirects.isEmpty && redirected.contains(id)
    }

    /// The fewest redirects in a row to a URL.
    package func redirects(to id: UInt32) -> Int {
        redirects.isEmpty ? 0 : redirects[id]?.count ?? 0
    }

    /// True where a row of the URL asks for its links, not for the URL itself.
    package func isFetched(_ id: UInt32) -> Bool { redirects[id]?.isFetched == true }

    /// Notes how many redirects in a row lead to a URL.
    package mutating func setRedirects(to id: UInt32, _ count: Int, isFetched: Bool = false) {
        guard count > 0 || !redirects.isEmpty else { return }
        if count > 0 { redirected.insert(id) }
        redirects[id] = count > 0 ? Redirects(count: count, isFetched: isFetched) : nil
    }

    /// Notes a way with fewer redirects.
    ///
    /// - Returns: True where it has fewer.
    package mutating func lowerRedirects(to id: UInt32, _ count: Int) -> Bool {
        guard !redirects.isEmpty, let present = redirects[id] else { return false }
        guard count < present.count else { return false }
        redirects[id]?.count = count
        return true
    }

    /// True where somebody calls a URL a sitemap that is not read yet.
    package func isSitemap(_ id: UInt32) -> Bool { !sitemaps.isEmpty && sitemaps.contains(id) }

    /// Notes that somebody calls a URL a sitemap.
    ///
    /// - Returns: True where that is news.
    @discardableResult
    package mutating func noteSitemap(_ id: UInt32) -> Bool { sitemaps.insert(id).inserted }

    /// Notes that what somebody may call a sitemap is read.
    ///
    /// - Returns: True where somebody does.
    package mutating func forgetSitemap(_ id: UInt32) -> Bool {
        !sitemaps.isEmpty && sitemaps.remove(id) != nil
    }
}

extension RareFacts {
    /// The number of a URL's next try, from 1.
    package func attempt(of id: UInt32) -> Int {
        retries.isEmpty ? 1 : retries[id]?.attempt ?? 1
    }

    /// True before the moment of a URL's next try.
    package func isDelayed(_ id: UInt32) -> Bool {
        !retries.isEmpty && retries[id]?.isDelayed == true
    }

    /// Notes a URL's next try, nil where it is the first.
    package mutating func setRetry(of id: UInt32, _ retry: Retry?) {
        guard retry != nil || !retries.isEmpty else { return }
        retries[id] = retry
    }

    /// Notes that the moment of a URL's next try has come.
    package mutating func endDelay(of id: UInt32) {
        retries[id]?.isDelayed = false
    }

    /// Where a URL's row stands in the store's order.
    package func rowPriority(of id: UInt32, depth: Int) -> Int {
        rowPriorities.isEmpty ? depth : rowPriorities[id] ?? depth
    }

    /// Notes where a URL's row stands.
    package mutating func setRowPriority(of id: UInt32, _ priority: Int) {
        rowPriorities[id] = priority
    }

    /// Forgets a place in the order, because the row moves to the URL's depth or leaves.
    @discardableResult
    package mutating func takeRowPriority(of id: UInt32, depth: Int) -> Int {
        guard !rowPriorities.isEmpty else { return depth }
        return rowPriorities.removeValue(forKey: id) ?? depth
    }
}

extension RareFacts {
    /// True where a URL is put aside and held, false where it is dropped; nil where neither.
    package func isHeld(_ id: UInt32) -> Bool? { aside.isEmpty ? nil : aside[id] }

    /// Notes that nothing but an order brings a URL back: held, or dropped; nil ends that.
    package mutating func setAside(_ id: UInt32, isHeld: Bool?) {
        guard isHeld != nil || !aside.isEmpty else { return }
        if aside[id] == true { heldCount -= 1 }
        if isHeld == true { heldCount += 1 }
        aside[id] = isHeld
    }

    /// True where the store's row of a URL asks for its links alone.
    package func isSpilledRelink(_ id: UInt32) -> Bool {
        !spilledRelinks.isEmpty && spilledRelinks.contains(id)
    }

    /// Notes that only the store has such a row.
    package mutating func noteSpilledRelink(_ id: UInt32) {
        spilledRelinks.insert(id)
    }

    /// Notes that such a row is in memory again.
    package mutating func forgetSpilledRelink(_ id: UInt32) {
        if !spilledRelinks.isEmpty { spilledRelinks.remove(id) }
    }
}
