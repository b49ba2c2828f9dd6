import CrawlModel
import CrawlPoliteness

/// One host: its gate, its visits, and what they wait for.
struct Host: Sendable {
    var gate: HostGate
    var location: Location
    var queue = HostQueue()
    var rows = HostRows()
    /// Visits in memory that are free to go as soon as the gate is.
    var waiting = 0
    /// How many tries in a row did not reach it.
    var misses = 0
    /// True while it stands among the hosts that wait for their moment.
    var isListed = false
    /// True while its robots.txt is asked for.
    var isAsking = false

    /// True where it has something to do, and a connection free for it.
    var mayBeListed: Bool { waiting > 0 && !isListed && !isAsking && gate.isFree }
}

/// What the store has of one host.
struct HostRows: Sendable {
    /// Rows of visits that are not in memory.
    var spilled = 0
    /// All rows of visits that have not ended.
    var count = 0
    /// True from the wish to read rows until they are there.
    var isRefilling = false
    /// How many readings in a row brought nothing.
    var misses = 0
}
