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

    /// True for what is cut, and would be visited by a shorter way.
    var isLimit: Bool { self == .tooDeep || self == .redirectLimit }
}
