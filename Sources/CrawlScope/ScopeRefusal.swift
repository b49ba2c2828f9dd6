/// Why a URL does not belong to a crawl.
package enum ScopeRefusal: Sendable, Equatable {
    case urlTooLong
    /// A pattern excludes it.
    case excluded(by: String)
    case notIncluded
    case outOfScope
    /// Its shape is one that sites make up without end.
    case trap(String)
}
