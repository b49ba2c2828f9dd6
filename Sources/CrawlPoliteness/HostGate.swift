package import Linux

/// When the next request to one host may start.
///
/// A request starts at least the delay after the start of the one before it, and, once the host
/// is idle, at least the delay after the end of the last one: with one connection that is the
/// rest that wget takes. A host that asks for rests in its robots.txt has one connection: what
/// starts on two can arrive in one moment.
package struct HostGate: Sendable {
    private(set) var active = 0
    private var limit: Int
    private var delay: Duration
    private var earliest = Moment(nanoseconds: .min)

    /// Opens a gate that nobody has passed.
    package init(limit: Int, delay: Duration) {
        self.limit = limit
        self.delay = delay
    }

    /// True while a connection is free.
    package var isFree: Bool { active < limit }
    /// The first moment at which a request may start.
    package var opensAt: Moment { earliest }

    /// Lets a request start.
    package mutating func start(at now: Moment) {
        active += 1
        hold(until: now + delay)
    }

    /// Notes that a request has ended.
    package mutating func end(at now: Moment) {
        active -= 1
        if active == 0 { hold(until: now + delay) }
    }

    /// Lets nobody start before a moment.
    package mutating func hold(until moment: Moment) {
        earliest = max(earliest, moment)
    }

    /// Lengthens the delay, for one request at a time.
    package mutating func slow(to longer: Duration) {
        delay = max(delay, longer)
        limit = 1
    }
}
