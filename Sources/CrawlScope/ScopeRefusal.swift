/// Why a URL does not belong to a crawl.
package enum ScopeRefusal: Sendable, Equatable {
    case urlTooLong
    /// A pattern excludes it.
    case excluded(by: String)
    case notIncluded
    case outOfScope
    /// Its shape is one that sites make up without end.
    case trap(String)

    /// The pattern or the rule that decided, if one did.
    package var rule: String? {
        switch self {
        case .excluded(let rule), .trap(let rule): rule
        case .urlTooLong, .notIncluded, .outOfScope: nil
        }
    }
}
