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
