import CLinux
import Glibc

/// What a descriptor is watched for, or has become.
package struct Readiness: OptionSet, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    package static let readable = Readiness(rawValue: EPOLLIN.rawValue)
    package static let writable = Readiness(rawValue: EPOLLOUT.rawValue)
    /// Tells once of each time that the descriptor becomes so, not as long as it is so.
    fileprivate static let edges = Readiness(rawValue: EPOLLET.rawValue)
    /// The other side has gone or the descriptor is broken; always reported.
    package static let failed = Readiness(rawValue: EPOLLERR.rawValue | EPOLLHUP.rawValue)
}

/// The kernel's list of watched descriptors, and the bell that wakes whoever waits for them.
struct Poll: ~Copyable, Sendable {
    struct Event {
        let tag: UInt64
        let readiness: Readiness
        /// The earliest moment at which it can have become ready.
        let readySince: Moment
    }

    /// What is known of the time before which all that was ready has been reported.
    struct Horizon: ~Copyable {
        /// The latest such moment.
        var moment: Moment
        /// When the mark was put behind all that was ready then, nil where none is on its way.
        fileprivate var mark: Moment?
        /// Puts the mark; made when it is needed first: most loops have no full batch ever.
        fileprivate var counter: FileDescriptor?

        init(_ moment: Moment) {
            self.moment = moment
        }

        fileprivate mutating func passMark() {
            if let mark { moment = max(moment, mark) }
            mark = nil
        }
    }

    private static let bell: UInt64 = .max
    private static let mark: UInt64 = .max - 1
    private static let eventsPerTurn = 64
    /// So many nanoseconds of waiting are not told from none.
    private static let resolution: Int64 = 100_000
    private let epoll: FileDescriptor
    private let eventCounter: FileDescriptor

    init() throws(Errno) {
        let list = try checked { epoll_create1(Int32(EPOLL_CLOEXEC)) }
        let epoll = FileDescriptor(owning: list)
        let eventCounter = try Self.counter(in: epoll, tag: Self.bell)
        self.epoll = epoll
        self.eventCounter = eventCounter
    }

    /// Makes a counter, each step of which is told once, so nobody has to silence it.
    private static func counter(
        in epoll: borrowing FileDescriptor,
        tag: UInt64
    ) throws(Errno) -> FileDescriptor {
        let flags = Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK)
        let counter = FileDescriptor(owning: try checked { eventfd(0, flags) })
        let interest = Readiness.readable.union(.edges)
        try control(epoll.rawValue, EPOLL_CTL_ADD, counter.rawValue, interest, tag)
        return counter
    }

    /// Ends a wait that is under way, or the next one.
    func wake() {
        _ = eventfd_write(eventCounter.rawValue, 1)
    }

    func add(_ number: Int32, _ interest: Readiness, tag: UInt64) throws(Errno) {
        try Self.control(epoll.rawValue, EPOLL_CTL_ADD, number, interest, tag)
    }

    func change(_ number: Int32, _ interest: Readiness, tag: UInt64) throws(Errno) {
        try Self.control(epoll.rawValue, EPOLL_CTL_MOD, number, interest, tag)
    }

    func remove(_ number: Int32) {
        _ = crawl_epoll_ctl(epoll.rawValue, EPOLL_CTL_DEL, number, 0, 0)
    }

    private static func control(
        _ list: Int32,
        _ operation: Int32,
        _ number: Int32,
        _ interest: Readiness,
        _ tag: UInt64
    ) throws(Errno) {
        _ = try checked { crawl_epoll_ctl(list, operation, number, interest.rawValue, tag) }
    }

    /// Waits until something is ready, the bell rings or the moment has come; nil waits for ever.
    ///
    /// The kernel does not tell when a descriptor became ready. What was so before the waiting
    /// began counts from the horizon, which is too early rather than too late; what came meanwhile
    /// counts from the end of the waiting, so the time that the kernel takes to wake the thread is
    /// not seen. With the horizon so near that this makes no difference, the kernel is asked once.
    /// - Parameters:
    ///   - deadline: The moment to wait for.
    ///   - horizon: By when all that was ready has been reported; it moves on.
    /// - Returns: What is ready.
    func wait(until deadline: Moment?, beyond horizon: inout Horizon) -> [Event] {
        unsafe withUnsafeTemporaryAllocation(
            of: epoll_event.self,
            capacity: Self.eventsPerTurn
        ) { buffer in
            let now = Moment.now
            let wait = deadline.map { max(0, $0.nanoseconds - now.nanoseconds) } ?? -1
            let isNear = now.nanoseconds - horizon.moment.nanoseconds < Self.resolution
            let count = isNear && wait != 0 ? 0 : unsafe ask(into: buffer, for: 0)
            guard count == 0, wait != 0 else {
                defer { settle(&horizon, at: now, isFull: count == buffer.count) }
                let since = horizon.moment
                return unsafe events(in: buffer.prefix(count), since: since, moving: &horizon)
            }
            let late = unsafe ask(into: buffer, for: wait)
            let end = Moment.now
            defer { settle(&horizon, at: end, isFull: late == buffer.count) }
            return unsafe events(in: buffer.prefix(late), since: end, moving: &horizon)
        }
    }

    /// Moves the horizon to a moment; where a full batch may have left something out, puts a mark
    /// behind that instead: the kernel reports what is ready in the order of its arrival.
    ///
    /// Without a descriptor for the mark the horizon stays where it is, which is too early.
    private func settle(_ horizon: inout Horizon, at moment: Moment, isFull: Bool) {
        guard isFull else { return horizon.moment = moment }
        guard horizon.mark == nil else { return }
        if horizon.counter == nil {
            horizon.counter = try? Self.counter(in: epoll, tag: Self.mark)
        }
        guard let number = horizon.counter?.rawValue else { return }
        horizon.mark = moment
        _ = eventfd_write(number, 1)
    }

    /// Asks the kernel what is ready, for so many nanoseconds at most; a negative number is for
    /// ever.
    private func ask(
        into buffer: UnsafeMutableBufferPointer<epoll_event>,
        for nanoseconds: Int64
    ) -> Int {
        let (start, capacity) = (buffer.baseAddress, Int32(buffer.count))
        let count = unsafe crawl_epoll_wait(epoll.rawValue, start, capacity, nanoseconds)
        return max(0, Int(count))
    }

    private func events(
        in buffer: Slice<UnsafeMutableBufferPointer<epoll_event>>,
        since moment: Moment,
        moving horizon: inout Horizon
    ) -> [Event] {
        var events: [Event] = []
        var readySince = moment
        for index in unsafe buffer.indices {
            let event = unsafe buffer[index]
            let tag = unsafe event.data.u64
            guard tag != Self.bell else { continue }
            guard tag != Self.mark else {
                horizon.passMark()
                readySince = max(readySince, horizon.moment)
                continue
            }
            let readiness = unsafe Readiness(rawValue: event.events)
            events.append(Event(tag: tag, readiness: readiness, readySince: readySince))
        }
        return events
    }
}
