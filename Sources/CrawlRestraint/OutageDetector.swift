package import CrawlModel
package import Linux

/// Tells hosts that are down from a network that is.
///
/// Only hosts that have answered lately are witnesses: a list of dead hosts is no outage. All of
/// them out of reach, with no answer from anybody between, are no coincidence.
package struct OutageDetector: Sendable {
    /// Who is to blame for a host that is out of reach.
    package enum Verdict: Equatable, Sendable {
        case host
        /// Perhaps the network, which shows soon: until then the host is not to be blamed.
        case unsure(until: Moment)
        /// Nobody can be reached before the moment.
        case network(until: Moment)
    }

    /// So many witnesses are enough in any case.
    static let mostWitnesses = 8
    private static let remembered = 32
    /// So long after its first failure a witness may be a victim.
    private static let doubt = Duration.seconds(15)

    private var lately: [HostID] = []
    private var oldest = 0
    private var unreached: Set<HostID> = []
    /// When each witness first failed after its last answer.
    private var suspects: [HostID: Moment] = [:]
    private var pause = GrowingPause(first: .seconds(1))

    package init() {}

    /// Notes an answer, whatever it says: the network is there.
    package mutating func noteAnswer(from host: HostID) {
        if lately.count < Self.remembered {
            lately.append(host)
        } else {
            lately[oldest] = host
            oldest = (oldest + 1) % Self.remembered
        }
        if !suspects.isEmpty { suspects[host] = nil }
        guard !unreached.isEmpty else { return }
        unreached = []
        pause.end()
    }

    /// Notes a host that could not be reached.
    package mutating func noteUnreached(_ host: HostID, at now: Moment) -> Verdict {
        let witnesses = Set(lately)
        if witnesses.contains(host) { unreached.insert(host) }
        let needed = min(Self.mostWitnesses, witnesses.count)
        guard needed > 0, unreached.count >= needed else {
            return witnesses.contains(host) ? suspect(host, at: now) : .host
        }
        return pause.extend(at: now, patience: Self.patience(witnesses: needed))
            .map(Verdict.network) ?? .host
    }

    private mutating func suspect(_ host: HostID, at now: Moment) -> Verdict {
        if suspects.count > 2 * Self.remembered {
            suspects = suspects.filter { lately.contains($0.key) }
        }
        let first = suspects[host] ?? now
        suspects[host] = first
        return now < first + Self.doubt ? .unsure(until: now + .seconds(1)) : .host
    }

    /// A network that does not come back in this time is taken for what its hosts are: gone.
    private static func patience(witnesses: Int) -> Duration {
        switch witnesses {
        case mostWitnesses...: .seconds(3_600)
        case 3...: .seconds(600)
        default: .seconds(180)
        }
    }
}
