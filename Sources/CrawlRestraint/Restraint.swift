package import CrawlModel
package import Linux

/// What holds all requests back: a network that is down, a machine that lacks something, and a
/// limit of rate.
package struct Restraint: Sendable {
    /// So long a machine may lack sockets or memory before that counts as a try.
    private static let patience = Duration.seconds(3_600)

    private var outage = OutageDetector()
    private var shortage = GrowingPause(first: .milliseconds(100))
    private var budget: RateBudget?

    /// Holds nobody back yet.
    ///
    /// - Parameter bytesPerSecond: The most over all transfers; nil for any number.
    package init(bytesPerSecond: Int?) {
        budget = bytesPerSecond.map(RateBudget.init(bytesPerSecond:))
    }

    /// Takes a place among the requests, nil where there is no limit of rate.
    package mutating func reserve(at now: Moment) -> RateBudget.Reservation? {
        budget?.reserve(at: now)
    }

    /// Gives the place back for what the request really cost.
    package mutating func settle(_ reservation: RateBudget.Reservation?, received bytes: Int) {
        if let reservation { budget?.settle(reservation, received: bytes) }
    }

    /// Learns from an answer that all is well.
    package mutating func noteAnswer(from host: HostID) {
        outage.noteAnswer(from: host)
        shortage.end()
    }

    /// Who is to blame for a failure; a machine that lacks something cannot reach anybody either.
    package mutating func judge(
        _ failure: FetchFailure,
        of host: HostID,
        at now: Moment
    ) -> OutageDetector.Verdict {
        guard !RetryPolicy.isShortage(failure) else {
            return shortage.extend(at: now, patience: Self.patience).map { .network(until: $0) }
                ?? .host
        }
        guard RetryPolicy.isUnreached(failure.outcome), !failure.isFinal else { return .host }
        return outage.noteUnreached(host, at: now)
    }
}
