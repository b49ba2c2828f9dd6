/// Where a known URL is on its way.
package enum URLState: UInt16, Sendable, CaseIterable {
    /// In memory, to be requested.
    case waiting
    /// To be visited, but only the store has the visit.
    case spilled
    /// In memory, stored already: only its links are to be reconsidered.
    case relinking
    /// In a worker's hands.
    case inFlight
    /// Fetched, or failed for good.
    case done
    /// Would be followed, but is too deep or behind too many redirects.
    case cut
    /// Only named by elements whose targets are recorded, not followed.
    case notFollowed
    /// Out of scope, excluded, or refused by robots.txt: a shorter way does not help.
    case refused
}

/// A URL's depth and state in 16 bits.
package struct Standing: Sendable, Equatable {
    package static let maximumDepth = 8_191

    let bits: UInt16

    init(bits: UInt16) {
        self.bits = bits
    }

    /// Puts both together; what is deeper than the maximum stands there.
    package init(_ state: URLState, depth: Int) {
        bits = UInt16(min(depth, Self.maximumDepth)) << 3 | state.rawValue
    }

    /// The fewest links from a seed.
    package var depth: Int { Int(bits >> 3) }

    /// True where only a shorter way is news.
    package var isSettled: Bool {
        // Asked for each link: the state itself would take longer to make.
        let state = bits & 7
        return state != URLState.cut.rawValue && state != URLState.notFollowed.rawValue
    }

    /// Where it is on its way.
    package var state: URLState { URLState(rawValue: bits & 7) ?? .refused }
}
