package import CrawlModel
import Linux

/// What came of one request.
package enum FetchResult: Sendable {
    /// A complete answer, whatever its status.
    case answered(FetchedPage)
    /// No usable answer.
    case failed(FetchFailure)

    /// What the request cost and met, either way.
    package var facts: TransferFacts {
        switch self {
        case .answered(let page): page.facts
        case .failed(let failure): failure.facts
        }
    }
}

/// Why fetching is not possible at all.
package enum FetchError: Error, Equatable, Sendable, CustomStringConvertible {
    /// libcurl cannot work here.
    case unusable(String)

    package var description: String {
        switch self {
        case .unusable(let cause): "cannot start the connection pool: \(cause)"
        }
    }
}
