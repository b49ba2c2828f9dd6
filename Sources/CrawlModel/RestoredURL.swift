/// What had become of a URL.
package enum RestoredState: Sendable, Equatable {
    /// It waits for its visit.
    case waiting
    /// It was visited, and its stored links wait to be reconsidered.
    case relinking
    /// It was visited; nothing is left to do.
    case fetched
    /// It is not visited.
    case skipped(SkipReason)
}

/// A URL as a crawl's file has it, without its text.
package struct RestoredURL: Sendable, Equatable {
    package let id: URLID
    package let key: URLKey
    package let depth: Int
    package let state: RestoredState
    /// Where its row of the frontier stands, nil without one or where that is its depth.
    package let priority: Int?
    /// Redirects in a row that led to it, as far as its last visit or skip says.
    package let redirects: Int
    /// How it was found; nil where a later program has written that.
    package let via: Discovery?

    package init(
        id: URLID,
        key: URLKey,
        depth: Int,
        state: RestoredState,
        priority: Int? = nil,
        redirects: Int = 0,
        via: Discovery? = nil
    ) {
        self.id = id
        self.key = key
        self.depth = depth
        self.state = state
        self.priority = priority
        self.redirects = redirects
        self.via = via
    }
}
