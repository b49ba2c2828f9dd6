import CrawlFetch
import CrawlModel
import Linux

/// What holds all requests back: a network that is down, and a machine that lacks something.
struct Restraint: Sendable {
    /// So long a machine may lack sockets or memory before that counts as a try.
    private static let patience = Duration.seconds(3_600)

    private var outage = OutageDetector()
    private var shortage = GrowingPause(first: .milliseconds(100))

    /// Learns from an answer that all is well.
    mutating func noteAnswer(from host: HostID) {
        outage.noteAnswer(from: host)
        shortage.end()
    }

    /// Who is to blame for a failure; a machine that lacks something cannot reach anybody either.
    mutating func judge(
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
