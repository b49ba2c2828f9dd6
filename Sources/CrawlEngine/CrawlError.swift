package import CrawlFetch
package import CrawlFormat

/// What ends a run of the crawl before its end.
package enum CrawlError: Error, Sendable {
    /// The file cannot be used, or no longer.
    case store(StoreError)
    /// No connection pool can be had.
    case fetch(FetchError)
    /// The frontier and the store contradict each other.
    case inconsistent(String)
}

extension CrawlError: CustomStringConvertible {
    /// The sentence for people.
    package var description: String {
        switch self {
        case .store(let error): error.description
        case .fetch(let error): error.description
        case .inconsistent(let cause): "the file contradicts itself: \(cause)"
        }
    }
}
