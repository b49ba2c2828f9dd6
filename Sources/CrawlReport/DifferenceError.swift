package import CrawlFormat

/// Why two runs of a crawl cannot be compared.
package enum DifferenceError: Error, Equatable, Sendable {
    /// The crawl's file cannot be read.
    case source(StoreError)
    /// The crawl was begun once, and what goes on with it does not begin anew.
    case oneRun
    /// There is no run of this number.
    case noSuchRun(Int)
    /// The first is not before the second.
    case wrongOrder(Int, Int)
}

extension DifferenceError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .source(let error): error.description
        case .oneRun: "there is nothing to compare: all runs go on with the first"
        case .noSuchRun(let run): "there is no run \(run)"
        case .wrongOrder(let first, let second): "run \(first) is not before run \(second)"
        }
    }
}
