import CrawlFetch
import CrawlModel
import CrawlPoliteness
import CrawlRestraint

extension VisitFacts {
    /// What a try shows of its host.
    ///
    /// - Parameters:
    ///   - outcome: How it ended.
    ///   - facts: What it cost and met.
    ///   - isCharged: False where the host is not to blame.
    init(_ outcome: VisitOutcome, _ facts: TransferFacts, isCharged: Bool = true) {
        self.init(address: facts.remoteAddress)
        bytes = facts.wireBytes
        if let wait = facts.firstByteMilliseconds {
            reach = .answered
            latency = .milliseconds(wait)
        } else if isCharged, RetryPolicy.isUnreached(outcome) {
            reach = .unreached
        }
    }

    /// What a visit that has ended shows of its host.
    ///
    /// - Parameter record: What it leaves behind.
    init(_ record: VisitRecord) {
        self.init(record.outcome, record.facts, isCharged: record.isCharged)
        content = ContentMark.of(
            simhash: record.page?.metadata.simhash,
            digest: record.body?.sha256 ?? record.digest
        )
    }

    /// What a result shows of its host.
    init(_ result: FetchResult) {
        switch result {
        case .answered(let page): self.init(.ok, page.facts)
        case .failed(let failure): self.init(failure.outcome, failure.facts)
        }
    }
}
