package import CrawlModel
import Linux

/// What came of one request.
package enum FetchResult: Sendable {
    /// A complete answer, whatever its status.
    case answered(FetchedPage)
    /// No usable answer.
    case failed(FetchFailure)
}

extension FetchResult {
    /// Keeps memory lent as long as the answer's body lives.
    mutating func keep(_ lease: MemoryLease?) {
        guard let lease, case .answered(var page) = self else { return }
        page.memory = lease
        self = .answered(page)
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
