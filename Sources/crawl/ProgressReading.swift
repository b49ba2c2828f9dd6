/// How far a crawl is at one moment.
struct ProgressReading: Sendable, Equatable {
    /// Stored pages.
    var pages = 0
    /// Visits that ended without a page.
    var failed = 0
    /// Visits in the frontier.
    var waiting = 0
    /// Visits under way.
    var travelling = 0
    /// Over the wire.
    var bytes = 0
    /// Hosts with something to visit.
    var activeHosts = 0
    var knownHosts = 0
    /// Since the run began.
    var elapsed = Duration.zero
    /// What 99 of 100 waits on the event loop did not exceed.
    var loopLag = Duration.zero
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
