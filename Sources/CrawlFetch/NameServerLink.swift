import Ares
import Linux

/// The way to the name servers, driven by the loop that the fetcher lives on.
final class NameServerLink: AresChannelDriver {
    /// What a link wakes for.
    enum Event: Sendable {
        case socket(Int32, Readiness)
        /// Time to ask again, or to give a question up.
        case time
        /// A moment that somebody set for one lookup.
        case lookup(Int)
    }

    private let loop: EventLoop
    private let ring: @Sendable (Event) -> Void
    private var channel: AresChannel?
    private var watched: Set<Int32> = []
    private var timer: (id: TimerID, deadline: Moment)?

    init(
        plan: ResolverPlan,
        loop: EventLoop,
        ring: @escaping @Sendable (Event) -> Void
    ) throws(AresCode) {
        self.loop = loop
        self.ring = ring
        try AresLibrary.start()
        channel = try AresChannel(
            firstWait: plan.patience.firstWait,
            tries: plan.patience.tries,
            servers: plan.servers.map(\.authority).joined(separator: ","),
            driver: self
        )
    }

    /// Asks for the addresses of a name in both families.
    func ask(_ name: ArraySlice<UInt8>, number: Int) {
        for kind in [AresRecordKind.ipv6, .ipv4] {
            channel?.ask(name, kind: kind, number: number << 1 | (kind == .ipv4 ? 0 : 1))
        }
        arm()
    }

    /// Takes the replies that have come, each with the number of the lookup that it belongs to.
    func takeReplies() -> [(number: Int, kind: AresRecordKind, reply: AresReply)] {
        let replies = channel?.takeReplies() ?? []
        return replies.map { ($0.question >> 1, $0.question & 1 == 0 ? .ipv4 : .ipv6, $0) }
    }

    /// Does what a socket's readiness allows.
    func turn(_ socket: Int32, _ readiness: Readiness) {
        let hasFailed = !readiness.isDisjoint(with: .failed)
        channel?.turn(
            socket,
            readable: hasFailed || readiness.contains(.readable),
            writable: readiness.contains(.writable)
        )
        arm()
    }

    /// Does what time allows, when the timer rings.
    func timerRang() {
        timer = nil
        channel?.turn()
        arm()
    }

    /// Wakes for a lookup.
    func wake(for number: Int, at moment: Moment) -> TimerID {
        let ring = ring
        return loop.schedule(at: moment) { ring(.lookup(number)) }
    }

    /// Takes a moment back.
    func cancel(_ timer: TimerID) {
        loop.cancel(timer)
    }

    /// Gives all questions up; the link is of no use afterwards.
    func close() {
        channel?.close()
        channel = nil
        if let timer { loop.cancel(timer.id) }
        for socket in watched { loop.unwatch(socket) }
    }

    func watch(_ socket: Int32, reading: Bool, writing: Bool) {
        var interest: Readiness = []
        if reading { interest.insert(.readable) }
        if writing { interest.insert(.writable) }
        guard !interest.isEmpty else {
            watched.remove(socket)
            return loop.unwatch(socket)
        }
        // A socket that cannot be watched brings nothing: its questions end by their time limit.
        guard watched.insert(socket).inserted else {
            return _ = try? loop.rewatch(socket, for: interest)
        }
        let ring = ring
        try? loop.watch(socket, for: interest) { ring(.socket(socket, $0)) }
    }

    /// Sets the timer, unless one rings early enough already: turning too early does nothing.
    private func arm() {
        guard let wait = channel?.wait else { return }
        let deadline = Moment.now + wait
        if let timer {
            guard deadline < timer.deadline else { return }
            loop.cancel(timer.id)
        }
        let ring = ring
        timer = (loop.schedule(at: deadline) { ring(.time) }, deadline)
    }
}
