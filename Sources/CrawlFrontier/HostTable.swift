import CrawlModel
import CrawlPoliteness
import Linux
import URLStandard

extension HostID {
    /// The place in an array of all hosts.
    var index: Int { Int(rawValue) - 1 }
}

/// All hosts, and the order in which they may be asked.
struct HostTable: Sendable {
    var all: [Host] = []
    /// The visits of all hosts that are in memory.
    var pool = VisitPool()
    private var index = HostIndex()
    private var ready = MomentHeap<HostID>()
    private let politeness: Politeness

    init(politeness: Politeness) {
        self.politeness = politeness
    }

    /// The first moment at which a listed host may be free.
    var nextDue: Moment? { ready.nextDue }

    func find(_ url: WebURL) -> HostID? { index.find(url.authorityBytes) }

    func name(of id: HostID) -> String { index.name(of: id) }

    mutating func add(_ name: ArraySlice<UInt8>, hostname: String) -> HostID {
        let isLocal = isLoopback(hostname)
        let gate = HostGate(
            limit: politeness.limit(onLoopback: isLocal),
            delay: politeness.delay(onLoopback: isLocal)
        )
        all.append(Host(gate: gate))
        return index.add(name)
    }

    /// Slows a host down to what its robots.txt asks for.
    mutating func slow(_ id: HostID, toCrawlDelay seconds: Double) {
        guard seconds > 0 else { return }
        let longest = politeness.longestCrawlDelay
        let asked = seconds < 1_000_000 ? Duration.milliseconds(Int(seconds * 1000)) : longest
        all[id.index].gate.slow(to: min(asked, longest))
    }

    /// Lists a host that has something to do and a connection free.
    mutating func list(_ id: HostID) {
        guard all[id.index].mayBeListed else { return }
        all[id.index].isListed = true
        ready.insert(id, due: all[id.index].gate.opensAt)
    }

    /// Takes the host that has been free for the longest time off the list.
    mutating func takeFree(at now: Moment) -> HostID? {
        while let id = ready.removeDue(at: now) {
            all[id.index].isListed = false
            if all[id.index].gate.opensAt <= now { return id }
            list(id)
        }
        return nil
    }
}
