import CrawlModel

/// Why a name has no address to connect to.
enum ResolutionFault: Error, Hashable, Sendable {
    case noSuchName
    case noAddress
    case serverFailure
    case timedOut
    /// It has addresses, and none of them may be connected to.
    case refused

    /// True where asking again soon would give the same.
    var isFinal: Bool {
        switch self {
        case .noSuchName, .noAddress, .refused: true
        case .serverFailure, .timedOut: false
        }
    }

    var outcome: VisitOutcome { self == .refused ? .blockedAddress : .dnsFail }

    /// A sentence for people.
    var sentence: String {
        switch self {
        case .noSuchName: "the host's name does not exist"
        case .noAddress: "the host's name has no address"
        case .serverFailure: "the name servers fail or refuse to answer"
        case .timedOut: "the name servers do not answer in time"
        case .refused: "the host's address is private"
        }
    }
}
