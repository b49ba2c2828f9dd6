package import CrawlModel
package import Linux
package import URLStandard

/// What is to be done next.
package enum FrontierStep: Sendable {
    case visit(Visit)
    /// Visits that turned out to be forbidden: to be journalled, nothing else.
    case refused([FrontierChange])
    /// Visits of one host are to be read from the store, up to a number of rows in their order.
    case refill(HostID, limit: Int)
    /// It is to be found out at which address a host is, which has this URL.
    case locate(HostID, WebURL)
    /// URLs skipped as out of scope are to be read again: the hosts' next rows after a number,
    /// in their order.
    case reconsider(Set<HostID>, after: URLID, limit: Int)
    /// Nothing can be done before the moment, or before something else happens.
    case wait(until: Moment?)
    case finished(FrontierEnding)
}

/// Why a crawl is over.
package enum FrontierEnding: Sendable, Equatable {
    /// Nothing is left to visit.
    case exhausted
    /// As many pages are stored as were asked for.
    case limitReached
    /// As many URLs are known as can be; what found no number waits behind its visit.
    case full(urls: Int)
}
