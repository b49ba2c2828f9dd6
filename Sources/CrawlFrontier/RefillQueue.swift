import CrawlModel
import CrawlPoliteness
import Linux

/// Which visits are to be read back from the store.
struct RefillQueue: Sendable {
    /// A reading that travels.
    struct Reading: Sendable {
        /// How many visits find a place in memory.
        let places: Int
        /// How many rows were asked for.
        let rows: Int
        /// Of which the rows have left and come back since, perhaps by another spelling.
        var outdated: Set<URLID> = []
    }

    /// Hosts whose next visits are only in the store, with the moment from which to ask.
    var wanting = MomentHeap<HostID>()
    var readings: [HostID: Reading] = [:]
    /// Places in memory that belong to readings that travel.
    var promised = 0
    /// True while a host wants visits and memory is full: new visits must not take what becomes
    /// free.
    var isStarved = false
    /// Where the last search for a place in memory ended.
    var cursor = 0
    /// How many hosts were looked at since something ended.
    var searched = 0
    var outsiders = Reconsideration()
    /// The last URL that an earlier run knew: its scope may have been another.
    var lastRestored: UInt32 = 0
}

/// URLs that were out of scope, and may be in scope since a seed was redirected.
struct Reconsideration: Sendable {
    /// Hosts of which URLs were skipped as out of scope, by what would bring them into scope.
    var known: [String: Set<HostID>] = [:]
    /// Hosts for the next pass.
    var next: Set<HostID> = []
    /// Hosts of the pass that runs.
    var hosts: Set<HostID> = []
    /// How far the pass has come.
    var reached = URLID(rawValue: 0)
    var isTravelling = false

    var isOver: Bool { next.isEmpty && hosts.isEmpty }
}
