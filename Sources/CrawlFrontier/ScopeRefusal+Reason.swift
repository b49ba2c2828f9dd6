import CrawlModel
import CrawlScope

extension ScopeRefusal {
    /// The pattern that decided, if one did.
    var rule: String? {
        guard case .excluded(let pattern) = self else { return nil }
        return pattern
    }
}

extension SkipReason {
    /// The ledger's word for a refusal.
    init(_ refusal: ScopeRefusal) {
        self =
            switch refusal {
            case .urlTooLong: .urlTooLong
            case .excluded: .excluded
            case .notIncluded: .notIncluded
            case .outOfScope: .outOfScope
            }
    }
}
