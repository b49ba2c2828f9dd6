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
    /// The other side has gone or the descriptor is broken; always reported.
    package static let failed = Readiness(rawValue: EPOLLERR.rawValue | EPOLLHUP.rawValue)
}

/// The kernel's list of watched descriptors, and the bell that wakes whoever waits for them.
struct Poll: ~Copyable, Sendable {
    struct Event {
        let tag: UInt64
        let readiness: Readiness
        /// When it may have become ready: at worst the end of the wait before.
        let readySince: Moment
    }

    private static let bell: UInt64 = .max
    private static let eventsPerTurn = 64
    private let epoll: FileDescriptor
    private let eventCounter: FileDescriptor

    init() throws(Errno) {
        let list = try checked { epoll_create1(Int32(EPOLL_CLOEXEC)) }
        let epoll = FileDescriptor(owning: list)
        let flags = Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK)
        let eventCounter = FileDescriptor(owning: try checked { eventfd(0, flags) })
        try Self.control(epoll.rawValue, EPOLL_CTL_ADD, eventCounter.rawValue, .readable, Self.bell)
        self.epoll = epoll
        self.eventCounter = eventCounter
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
    func wait(until deadline: Moment?) -> [Event] {
        let before = Moment.now
        let wait = deadline.map { max(0, $0.nanoseconds - before.nanoseconds) } ?? -1
        return unsafe withUnsafeTemporaryAllocation(
            of: epoll_event.self,
            capacity: Self.eventsPerTurn
        ) { buffer in
            let (start, capacity) = (buffer.baseAddress, Int32(buffer.count))
            let count = unsafe crawl_epoll_wait(epoll.rawValue, start, capacity, wait)
            guard count > 0 else { return [] }
            let readySince = wait == 0 ? before : Moment.now
            return unsafe events(in: buffer.prefix(Int(count)), readySince: readySince)
        }
    }

    private func events(
        in buffer: Slice<UnsafeMutableBufferPointer<epoll_event>>,
        readySince: Moment
    ) -> [Event] {
        var events: [Event] = []
        for index in unsafe buffer.indices {
            let event = unsafe buffer[index]
            let tag = unsafe event.data.u64
            guard tag != Self.bell else {
                silenceBell()
                continue
            }
            let readiness = unsafe Readiness(rawValue: event.events)
            events.append(Event(tag: tag, readiness: readiness, readySince: readySince))
        }
        return events
    }

    private func silenceBell() {
        var count: eventfd_t = 0
        unsafe eventfd_read(eventCounter.rawValue, &count)
    }
}
