package import CrawlModel

/// A host as it was known, and how much waits for it.
package struct RestoredHost: Sendable, Equatable {
    package let id: HostID
    package let name: String
    /// How many tries in a row did not reach it.
    package var misses = 0
    /// Until when it wants to be left alone in Unix milliseconds, nil where it never did.
    package var restsUntil: Int64?
    /// How many rows of the frontier it has.
    package var waitingCount = 0

    /// How long it wants to be left alone yet.
    ///
    /// - Parameters:
    ///   - now: Unix milliseconds.
    ///   - longest: No host is granted more, be the clock set back meanwhile.
    /// - Returns: Nil where it does not, or no longer.
    package func rest(at now: Int64, atMost longest: Duration) -> Duration? {
        guard let restsUntil, restsUntil > now else { return nil }
        return min(.milliseconds(restsUntil - now), longest)
    }
}

/// What had become of a URL.
package enum RestoredState: Sendable, Equatable {
    /// It waits for its visit.
    case waiting
    /// It was visited, and its stored links wait to be reconsidered.
    case relinking
    /// It was visited; nothing is left to do.
    case fetched
    /// It is not visited.
    case skipped(SkipReason)
}

/// A URL as it was known, without its text.
package struct RestoredURL: Sendable, Equatable {
    package let id: URLID
    package let key: URLKey
    package let host: HostID
    package let depth: Int32
    package let state: RestoredState
    /// Where its row of the frontier stands, nil without one or where that is its depth.
    package let priority: Int32?
    /// Redirects in a row that led to it, as far as its last visit or skip says.
    package let redirects: Int32
    package let via: Discovery?
}

/// What a frontier needs beside the URLs themselves.
package struct RestoredCrawl: Sendable, Equatable {
    /// In the order of their numbers.
    package let hosts: [RestoredHost]
    package let urlCount: Int
    /// Pages stored, or found unchanged, since the crawl began or began anew.
    package let pageCount: Int
    /// Bytes received since then.
    package let receivedBytes: Int
    /// True where the crawl never began anew, so that nothing which waits was answered before.
    package let isFirstRound: Bool
}
