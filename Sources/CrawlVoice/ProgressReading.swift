/// How far a crawl is at one moment.
package struct ProgressReading: Sendable, Equatable {
    /// Stored pages.
    package var pages = 0
    /// Visits that ended without a page.
    package var failed = 0
    /// Visits in the frontier.
    package var waiting = 0
    /// Visits under way.
    package var travelling = 0
    /// Over the wire.
    package var bytes = 0
    /// Hosts with something to visit.
    package var activeHosts = 0
    package var knownHosts = 0
    /// Since the run began.
    package var elapsed = Duration.zero
    /// What 99 of 100 waits on the event loop did not exceed.
    package var loopLag = Duration.zero

    package init(
        pages: Int = 0,
        failed: Int = 0,
        waiting: Int = 0,
        travelling: Int = 0,
        bytes: Int = 0,
        activeHosts: Int = 0,
        knownHosts: Int = 0,
        elapsed: Duration = .zero,
        loopLag: Duration = .zero
    ) {
        self.pages = pages
        self.failed = failed
        self.waiting = waiting
        self.travelling = travelling
        self.bytes = bytes
        self.activeHosts = activeHosts
        self.knownHosts = knownHosts
        self.elapsed = elapsed
        self.loopLag = loopLag
    }
}

/// Readings of the last seconds, so that rates neither jump nor lag behind.
struct ProgressHistory: Sendable {
    private static let step = Duration.seconds(2)
    private var older = ProgressReading()
    private var newer = ProgressReading()

    /// Takes the latest reading.
    ///
    /// - Returns: One that is two to four seconds older, or the beginning.
    mutating func take(_ reading: ProgressReading) -> ProgressReading {
        guard reading.elapsed - newer.elapsed >= Self.step else { return older }
        older = newer
        newer = reading
        return older
    }
}
