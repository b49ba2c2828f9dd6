/// The frontier's figures for a progress line.
package struct FrontierCounts: Sendable, Equatable {
    /// Visits that wait, in memory and in the store.
    package var waiting = 0
    /// How many of them only the store has.
    package var spilled = 0
    /// Visits in flight and readings of the store.
    package var travelling = 0
    /// Pages stored in this crawl, earlier runs included.
    package var stored = 0
    /// Page visits handed out in this run.
    package var claimed = 0
    /// URLs known.
    package var urls = 0
    /// Hosts known.
    package var hosts = 0

    package init() {}
}
