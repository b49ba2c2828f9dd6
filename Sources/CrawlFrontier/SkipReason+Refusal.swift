package import CrawlModel
package import CrawlScope

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
