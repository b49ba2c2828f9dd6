import Curl
import Linux

/// One of the pool's parts: the transfers of some hosts, driven by the loop that the fetcher
/// lives on.
///
/// libcurl finds a connection among those of one handle by a table of 97 buckets, and walks
/// through all of them whenever a transfer is taken back. So thousands of hosts are spread over
/// many handles.
final class Lane: CurlMultiDriver {
    /// What libcurl wants of a socket, and what the kernel was told.
    private struct Watch {
        var wanted: Readiness
        var known: Readiness
    }

    private let loop: EventLoop
    /// Called on the loop when the socket is ready, or with nil when it is time for ``turn()``.
    private let ring: @Sendable (_ socket: Int32?, _ readiness: Readiness) -> Void
    private var multi: CurlMulti?
    /// True while somebody looks at the pace of its answers.
    var isPaced = false
    private var watched: [Int32: Watch] = [:]
    private var wanted: Moment?
    private var timer: (id: TimerID, deadline: Moment)?

    init(
        keptConnections: Int,
        loop: EventLoop,
        ring: @escaping @Sendable (_ socket: Int32?, _ readiness: Readiness) -> Void
    ) throws(CurlCode) {
        self.loop = loop
        self.ring = ring
        multi = try CurlMulti(keptConnections: keptConnections, driver: self)
    }

    /// Starts a prepared transfer, as far as that goes without waiting.
    func start(_ transfer: CurlTransfer) throws(CurlCode) {
        try multi?.start(transfer)
        turn()
    }

    func remove(_ transfer: CurlTransfer) {
        multi?.remove(transfer)
    }

    /// Those that are under way.
    var transfers: [CurlTransfer] { multi?.transfers ?? [] }

    func nextEnded() -> (transfer: CurlTransfer, code: CurlCode)? {
        multi?.nextEnded()
    }

    /// Does what time allows.
    func turn() {
        wanted = nil
        multi?.turn()
        arm()
    }

    /// Does what a socket's readiness allows.
    ///
    /// Of a connection that only waits for its next request the loop need not hear again.
    func turn(_ socket: Int32, _ readiness: Readiness) {
        guard let watch = watched[socket] else { return }
        guard !watch.wanted.isEmpty else {
            multi?.retire(socket)
            return closes(socket)
        }
        multi?.turn(
            socket,
            readable: readiness.contains(.readable),
            writable: readiness.contains(.writable),
            failed: !readiness.isDisjoint(with: .failed)
        )
        arm()
    }

    /// Does what is due, when the timer rings; a timer that rings too early is set again.
    func timerRang() {
        timer = nil
        guard let wanted, wanted <= .now else { return arm() }
        turn()
    }

    /// Closes all connections; the lane is of no use afterwards.
    func close() {
        multi = nil
        if let timer { loop.cancel(timer.id) }
        for socket in watched.keys { loop.unwatch(socket) }
    }

    /// Notes what libcurl waits for; the kernel is told only what it does not know yet.
    ///
    /// Between two requests libcurl wants nothing of a kept connection for a moment. It stays
    /// watched through that moment, which spares two system calls a request.
    func watch(_ socket: Int32, reading: Bool, writing: Bool) {
        var interest: Readiness = []
        if reading { interest.insert(.readable) }
        if writing { interest.insert(.writable) }
        guard let watch = watched[socket] else { return begin(socket, interest) }
        let known = interest.isEmpty ? watch.known : interest
        watched[socket] = Watch(wanted: interest, known: known)
        // A socket that cannot be watched makes no progress: its transfer ends by its time limit.
        if known != watch.known { try? loop.rewatch(socket, for: known) }
    }

    func opens(_ socket: Int32) {
        closes(socket)
    }

    func closes(_ socket: Int32) {
        guard watched.removeValue(forKey: socket) != nil else { return }
        loop.unwatch(socket)
    }

    private func begin(_ socket: Int32, _ interest: Readiness) {
        guard !interest.isEmpty else { return }
        watched[socket] = Watch(wanted: interest, known: interest)
        let ring = ring
        try? loop.watch(socket, for: interest) { ring(socket, $0) }
    }

    func wake(afterMilliseconds milliseconds: Int?) {
        wanted = milliseconds.map { .now + .milliseconds($0) }
    }

    /// Sets the timer, unless one rings early enough already: libcurl changes its mind often.
    private func arm() {
        guard let wanted else { return }
        if let timer {
            guard wanted < timer.deadline else { return }
            loop.cancel(timer.id)
        }
        let ring = ring
        timer = (loop.schedule(at: wanted) { ring(nil, []) }, wanted)
    }
}
