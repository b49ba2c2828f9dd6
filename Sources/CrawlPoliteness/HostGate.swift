package import Linux

/// When the next request to one host, or to one address, may start.
///
/// A request starts at least the delay after the start of the one before it, and, once the host
/// is idle, at least the delay after the end of the last one: with one connection that is the
/// rest that wget takes. A host that asks for rests in its robots.txt has one connection: what
/// starts on two can arrive in one moment.
///
/// A host that is slow to answer rests longer: as long as its last answers took.
package struct HostGate: Sendable {
    private(set) var active: Int32 = 0
    private var limit: Int32
    // In nanoseconds, which are compared faster than moments of another module.
    private var delay: Int64
    /// What its robots.txt asks for.
    private var wish: Int64 = 0
    private(set) var earliest = Int64.min
    /// How long its answers take; 0 where that does not matter.
    private var latency: Int64 = 0
    private let longest: Int64

    /// Opens a gate that nobody has passed.
    ///
    /// - Parameters:
    ///   - limit: How many may be under way.
    ///   - delay: The least rest.
    ///   - longest: The longest rest that slow answers earn; zero for none.
    package init(limit: Int, delay: Duration, longest: Duration = .zero) {
        self.limit = Int32(clamping: limit)
        self.delay = delay.nanoseconds
        self.longest = longest.nanoseconds
    }

    /// True while a connection is free.
    package var isFree: Bool { active < limit }
    /// True where nothing is under way.
    package var isIdle: Bool { active == 0 }
    /// The first moment at which a request may start.
    package var opensAt: Moment { Moment(nanoseconds: earliest) }

    /// True where a request may start at a moment, if a connection is free.
    func isOpen(at now: Moment) -> Bool { earliest <= now.nanoseconds }

    /// How long so many requests take at this gate's pace.
    func time(for count: Int) -> Duration {
        .nanoseconds(max(delay, wish, latency)) * (count / Int(max(1, limit)))
    }

    /// Lets a request start.
    ///
    /// - Parameters:
    ///   - now: The present moment.
    ///   - extra: By which part the rest is longer.
    package mutating func start(at now: Moment, extra: Double = 0) {
        active += 1
        rest(from: now, extra: extra)
    }

    /// Notes that a request has ended.
    package mutating func end(at now: Moment, extra: Double = 0) {
        active -= 1
        if active == 0 { rest(from: now, extra: extra) }
    }

    /// Lets nobody start before a moment.
    package mutating func hold(until moment: Moment) {
        earliest = max(earliest, moment.nanoseconds)
    }

    /// Rests at least so long, for one request at a time.
    package mutating func slow(to longer: Duration) {
        wish = max(wish, longer.nanoseconds)
        limit = 1
    }

    /// Rests so long from now on, or longer where its robots.txt asks for that.
    package mutating func pace(to delay: Duration) {
        self.delay = delay.nanoseconds
        // What does not rest learns no more, and would rest for ever as it did the last time.
        if max(self.delay, wish) == 0 { latency = 0 }
    }

    /// Learns how long an answer took; a quick one counts for half of what was known.
    package mutating func adapt(to answer: Duration) {
        guard max(delay, wish) > 0, longest > 0 else { return }
        let answer = min(max(answer.nanoseconds, 0), longest)
        latency = answer > latency ? answer : (latency + answer) / 2
    }

    private mutating func rest(from now: Moment, extra: Double) {
        let rest = max(delay, wish, latency)
        let part = extra > 0 ? Int64(Double(rest) * min(extra, 1e3)) : 0
        earliest = max(earliest, now.nanoseconds + rest + part)
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
