/// How long what was ready had to wait for the event loop.
package struct LoopLag: Sendable, Equatable {
    /// What half of all waits did not exceed.
    package var median = Duration.zero
    /// What 99 of 100 waits did not exceed.
    package var p99 = Duration.zero
    package var maximum = Duration.zero

    package init(
        median: Duration = .zero,
        p99: Duration = .zero,
        maximum: Duration = .zero
    ) {
        self.median = median
        self.p99 = p99
        self.maximum = maximum
    }
}

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
    package var lag = LoopLag()
    package var outlook = ProgressOutlook()

    package init(
        pages: Int = 0,
        failed: Int = 0,
        waiting: Int = 0,
        travelling: Int = 0,
        bytes: Int = 0,
        activeHosts: Int = 0,
        knownHosts: Int = 0,
        elapsed: Duration = .zero,
        lag: LoopLag = LoopLag(),
        outlook: ProgressOutlook = ProgressOutlook()
    ) {
        self.pages = pages
        self.failed = failed
        self.waiting = waiting
        self.travelling = travelling
        self.bytes = bytes
        self.activeHosts = activeHosts
        self.knownHosts = knownHosts
        self.elapsed = elapsed
        self.lag = lag
        self.outlook = outlook
    }
}

/// Readings of the last seconds, so that rates neither jump nor lag behind.
package struct ProgressHistory: Sendable {
    private static let step = Duration.seconds(2)
    private var older = ProgressReading()
    private var newer = ProgressReading()

    package init() {}

    /// Takes the latest reading.
    ///
    /// - Returns: One that is two to four seconds older, or the beginning.
    package mutating func take(_ reading: ProgressReading) -> ProgressReading {
        guard reading.elapsed - newer.elapsed >= Self.step else { return older }
        older = newer
        newer = reading
        return older
    }
}
