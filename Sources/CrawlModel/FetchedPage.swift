/// What one transfer cost and met, whatever came of it.
package struct TransferFacts: Sendable, Equatable {
    /// Unix milliseconds, UTC.
    package var startedAt: Int64 = 0
    package var firstByteMilliseconds: Int?
    package var totalMilliseconds: Int = 0
    package var wireBytes: Int = 0
    /// The peer's address as text, nil when no connection was made.
    package var remoteAddress: String?
    /// The protocol's version: 1.0, 1.1, 2.
    package var httpVersion: String?
    /// The code of libcurl, 0 for success.
    package var curlCode: Int32 = 0
    package var osErrno: Int32 = 0

    package init() {}
}

/// An answer: a status, header fields and a body as it came over the wire.
///
/// Every worker holds it many times over while it waits: one word each.
package final class FetchedPage: Sendable {
    package let visit: Visit
    package let status: Int
    package let fields: HTTPFields
    /// Still in its content coding.
    package let body: [UInt8]
    package let facts: TransferFacts
    /// Memory that is lent as long as somebody holds this; nil where the body is small.
    private let memory: (any Sendable)?

    package init(
        visit: Visit,
        status: Int,
        fields: HTTPFields,
        body: [UInt8],
        facts: TransferFacts,
        memory: (any Sendable)? = nil
    ) {
        self.visit = visit
        self.status = status
        self.fields = fields
        self.body = body
        self.facts = facts
        self.memory = memory
    }
}

/// No usable answer: what happened, in the store's word and in a sentence for people.
///
/// One word, as an answer is.
package final class FetchFailure: Error, Sendable {
    package let outcome: VisitOutcome
    package let detail: String
    package let facts: TransferFacts
    /// True where another try would end the same, though the outcome is one of those that pass.
    package let isFinal: Bool

    package init(
        outcome: VisitOutcome,
        detail: String,
        facts: TransferFacts = TransferFacts(),
        isFinal: Bool = false
    ) {
        self.outcome = outcome
        self.detail = detail
        self.facts = facts
        self.isFinal = isFinal
    }
}
