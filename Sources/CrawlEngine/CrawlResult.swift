package import CrawlModel
package import CrawlStore
package import Linux

/// How a run of the crawl ended.
package enum CrawlEnding: Sendable, Equatable {
    /// Nothing is left to visit.
    case exhausted
    /// As many pages are stored as were asked for.
    case limitReached
    /// As many URLs are known as a crawl can tell apart; it can be resumed, within narrower bounds.
    case full(urls: Int)
    /// The time was up; the crawl can be resumed.
    case timeUp
    /// A signal asked it to stop; it can be resumed.
    case interrupted(signal: Int32)
    /// The disk of one of its files has so few bytes left; the crawl can be resumed.
    case lowDisk(file: String, free: Int)
    /// The process holds so many bytes; the crawl can be resumed.
    case highMemory(resident: Int)
}

/// What a run of the crawl amounts to.
package struct CrawlResult: Sendable {
    package let ending: CrawlEnding
    package let beginning: Beginning
    /// What this run fetched and stored.
    package let counters: RunCounters
    /// What became of the seeds, nil where the crawl is not finished.
    package let seeds: SeedTally?
    package let elapsed: Duration
    /// How long things that were ready had to wait for the loop.
    package let lag: LagHistogram
    /// URLs whose last visit failed in a way that the plan calls unwanted.
    package let unwantedCount: Int
    /// URLs that somebody has put aside until they are released.
    package let heldCount: Int
}

/// How a run is going.
package struct CrawlProgress: Sendable {
    /// What is committed.
    package let counters: RunCounters
    /// Visits that wait.
    package let waiting: Int
    /// Visits in flight.
    package let travelling: Int
    package let hosts: Int
    /// Hosts with something to visit.
    package let activeHosts: Int
    /// How long it is until a host may be asked.
    package let nextDue: Duration
    /// The host that is busy longest at its pace, nil where none waits, and how long it is.
    package let slowestHost: String?
    package let slowestTime: Duration
    package let elapsed: Duration
    /// How long things that were ready had to wait for the loop.
    package let lag: LagHistogram
}
