package import Linux

/// When the next request to one host may start.
///
/// A request starts at least the delay after the start of the one before it, and, once the host
/// is idle, at least the delay after the end of the last one: with one connection that is the
/// rest that wget takes. A host that asks for rests in its robots.txt has one connection: what
/// starts on two can arrive in one moment.
package struct HostGate: Sendable {
    private(set) var active: Int32 = 0
    private var limit: Int32
    // In nanoseconds, which are compared faster than moments of another module.
    private var delay: Int64
    private var earliest = Int64.min

    /// Opens a gate that nobody has passed.
    package init(limit: Int, delay: Duration) {
        self.limit = Int32(clamping: limit)
        self.delay = delay.nanoseconds
    }

    /// True while a connection is free.
    package var isFree: Bool { active < limit }
    /// The first moment at which a request may start.
    package var opensAt: Moment { Moment(nanoseconds: earliest) }

    /// Lets a request start.
    package mutating func start(at now: Moment) {
        active += 1
        hold(until: now.nanoseconds + delay)
    }

    /// Notes that a request has ended.
    package mutating func end(at now: Moment) {
        active -= 1
        if active == 0 { hold(until: now.nanoseconds + delay) }
    }

    /// Lets nobody start before a moment.
    package mutating func hold(until moment: Moment) {
        hold(until: moment.nanoseconds)
    }

    private mutating func hold(until nanoseconds: Int64) {
        earliest = max(earliest, nanoseconds)
    }

    /// Lengthens the delay, for one request at a time.
    package mutating func slow(to longer: Duration) {
        delay = max(delay, longer.nanoseconds)
        limit = 1
    }
}

extension Duration {
    /// Up to a century: what is added to the clock is a moment.
    fileprivate var nanoseconds: Int64 {
        let century: Int64 = 100 * 365 * 86_400
        let (seconds, attoseconds) = components
        guard seconds < century else { return century * 1_000_000_000 }
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
