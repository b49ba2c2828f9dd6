/// All that one visit leaves behind, committed in one transaction.
package struct VisitRecord: Sendable {
    package let visit: Visit
    package let outcome: VisitOutcome
    /// A sentence for people where the outcome alone does not say it all.
    package var detail: String?
    /// The HTTP status, 0 without an answer.
    package var status = 0
    package var facts: TransferFacts
    package var contentType: String?
    /// What the body shows itself to be, nil where it was not looked at.
    package var sniffedType: String?
    /// Nil where the body was not HTML.
    package var charset: PageCharset?
    package var entityTag: String?
    package var lastModified: String?
    /// The header fields as a JSON array of pairs, nil without an answer.
    package var headers: [UInt8]?
    /// The key of a redirect's target.
    package var location: URLKey?
    /// How many bytes the body has after decoding, nil without an answer.
    package var bodyCount: Int?
    package var body: PackedBody?
    /// SHA-256 of a body that is not kept.
    package var digest: [UInt8]?
    /// Nil where the body was not HTML.
    package var page: PackedPage?
    /// The earliest time of the next try in Unix milliseconds; nil when this try was the last.
    package var retryAt: Int64?
    /// False where this try is none of those that its URL has.
    package var isCharged = true
    /// What the visit changed in the frontier, in order; the visit's own row leaves by itself.
    package var changes: [FrontierChange]

    package init(
        visit: Visit,
        outcome: VisitOutcome,
        facts: TransferFacts,
        changes: [FrontierChange] = []
    ) {
        self.visit = visit
        self.outcome = outcome
        self.facts = facts
        self.changes = changes
    }
}

/// One version of a robots.txt as it was obeyed.
package struct RobotsRecord: Sendable, Equatable {
    /// The origin that it rules, `https://example.org`.
    package let origin: String
    /// Unix milliseconds, UTC.
    package let fetchedAt: Int64
    /// When it is too old to be obeyed unasked, in Unix milliseconds.
    package let expiresAt: Int64
    /// The HTTP status, 0 without an answer.
    package let status: Int
    /// The seconds that its Crawl-delay asks for, as written, nil without one.
    package let crawlDelay: Double?
    package let sitemaps: [String]
    /// The file as received and decoded, nil without one.
    package let body: [UInt8]?

    package init(
        origin: String,
        fetchedAt: Int64,
        expiresAt: Int64,
        status: Int,
        crawlDelay: Double?,
        sitemaps: [String],
        body: [UInt8]?
    ) {
        self.origin = origin
        self.fetchedAt = fetchedAt
        self.expiresAt = expiresAt
        self.status = status
        self.crawlDelay = crawlDelay
        self.sitemaps = sitemaps
        self.body = body
    }
}
