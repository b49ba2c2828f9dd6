package import CrawlModel
package import CrawlScope

extension ScopeRefusal {
    /// The pattern or the rule that decided, if one did.
    package var rule: String? {
        switch self {
        case .excluded(let rule), .trap(let rule): rule
        case .urlTooLong, .notIncluded, .outOfScope: nil
        }
    }
}

extension SkipReason {
    /// The ledger's word for a refusal.
    package init(_ refusal: ScopeRefusal) {
        self =
            switch refusal {
            case .urlTooLong: .urlTooLong
            case .excluded: .excluded
            case .notIncluded: .notIncluded
            case .outOfScope: .outOfScope
            case .trap: .trap
            }
    }
}
