/// Why the frontier cannot go on.
package enum FrontierError: Error, Sendable, Equatable {
    /// The store does not have the rows that it was given.
    case missingRows(host: String, count: Int)
}

extension FrontierError: CustomStringConvertible {
    /// The sentence for people.
    package var description: String {
        switch self {
        case .missingRows(let host, let count):
            "the store lacks \(count) waiting visits of \(host)"
        }
    }
}
