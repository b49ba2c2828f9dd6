import Linux

/// A pause that is twice as long each time, until it has gone on for too long in all.
struct GrowingPause: Sendable {
    private static let longest = Duration.seconds(60)

    private let first: Duration
    private var length: Duration
    private var began: Moment?
    private var until = Moment(nanoseconds: .min)

    /// Makes a pause that has not begun.
    ///
    /// - Parameter first: How long it is at first.
    init(first: Duration) {
        self.first = first
        length = first
    }

    /// Begins the pause, or goes on with it.
    ///
    /// - Returns: Its end; nil once it has taken longer than the patience since it first began.
    mutating func extend(at now: Moment, patience: Duration) -> Moment? {
        let start = began ?? now
        began = start
        guard now < start + patience else { return nil }
        // What was under way when the pause began says nothing new.
        guard now >= until else { return until }
        until = now + length
        length = min(length * 2, Self.longest)
        return until
    }

    /// Ends it: the next one is short again.
    mutating func end() {
        (began, length) = (nil, first)
    }
}
