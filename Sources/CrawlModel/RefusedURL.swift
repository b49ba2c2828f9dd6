/// A URL that the scope of a crawl refused, and why.
package struct RefusedURL: Sendable {
    /// At the URL's depth.
    package let visit: Visit
    package let reason: SkipReason
    /// The rule that decided, if one did.
    package let rule: String?

    package init(_ visit: Visit, for reason: SkipReason, by rule: String?) {
        self.visit = visit
        self.reason = reason
        self.rule = rule
    }
}
