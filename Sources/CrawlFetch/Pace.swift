import Linux

/// Whether an answer comes fast enough, found by looking at it now and then.
struct Pace {
    /// When the present stretch began; nil while nothing can be expected to come.
    private var start: Moment?
    /// How many bytes had come by then.
    private var bytes = 0

    /// Looks at how far the answer has come.
    ///
    /// A stretch ends well as soon as it is fast enough on the whole, and a new one begins.
    /// - Parameters:
    ///   - now: The present moment.
    ///   - bytes: How many have come by now; nil while nothing can be expected to come.
    ///   - least: How many bytes a second are enough.
    ///   - time: How long a stretch may stay below that.
    /// - Returns: True where it did so for that time.
    mutating func isStalled(
        at now: Moment,
        with bytes: Int?,
        atLeast least: Int,
        for time: Duration
    ) -> Bool {
        guard let bytes, let start else {
            self.start = bytes.map { _ in now }
            self.bytes = bytes ?? 0
            return false
        }
        let elapsed = now - start
        guard Duration.seconds(bytes - self.bytes) < elapsed * least else {
            (self.start, self.bytes) = (now, bytes)
            return false
        }
        return elapsed >= time
    }
}
