package import Linux
import Synchronization

/// A small HTTP/1.1 server of this machine for this machine: one thread, thousands of connections.
package final class LoopbackServer: Sendable {
    /// Which local addresses answer.
    package enum Reach: Sendable {
        /// Only 127.0.0.1.
        case oneAddress
        /// All of 127.0.0.0/8; connections to other addresses of the machine are ended at once.
        case everyLoopback
    }

    private struct Running {
        let service: Service
        let thread: Thread
    }

    /// Nil once the server has stopped.
    private let listener: Mutex<FileDescriptor?>
    private let reach: Reach
    private let running = Mutex<Running?>(nil)
    private let log = RequestLog()
    /// The port that the server listens on.
    package let port: UInt16

    /// Listens; connections wait until the server starts.
    ///
    /// - Parameters:
    ///   - reach: Which local addresses answer.
    ///   - port: 0 lets the kernel choose.
    /// - Throws: What the kernel says, for example for a port in use.
    package init(reach: Reach = .oneAddress, port: UInt16 = 0) throws(Errno) {
        let socket = try Socket.listen(on: reach == .oneAddress ? 0x7F00_0001 : 0, port: port)
        self.port = try Socket.port(of: socket)
        listener = Mutex(consume socket)
        self.reach = reach
    }

    deinit {
        stop()
    }

    /// Answers requests on a thread of its own until the server stops.
    ///
    /// - Parameter handler: What answers each request, on the server's thread; it never waits.
    /// - Throws: What the kernel says when it has no thread or descriptor for us.
    package func start(
        _ handler: @escaping @Sendable (DemoRequest) -> DemoResponse
    ) throws(Errno) {
        let loop = try EventLoop()
        guard let number = listener.withLock({ $0?.rawValue }) else { return }
        let service = Service(loop: loop, log: log, handler: handler)
        let door = Door(service: service, listener: number, reach: reach)
        try door.open()
        let thread = try Thread(name: "loopback") { loop.run() }
        running.withLock { running in
            precondition(running == nil, "A server starts once.")
            running = Running(service: service, thread: thread)
        }
    }

    /// Ends the thread, every connection and the port; does nothing where none has started.
    package func stop() {
        guard let running = running.withLock({ $0.take() }) else { return }
        running.service.loop.stop()
        running.thread.join()
        listener.withLock { listener in
            if let number = listener?.rawValue { running.service.loop.unwatch(number) }
            listener = nil
        }
        for connection in running.service.connections.withLock({ Array($0.values) }) {
            connection.close()
        }
    }

    /// Every request up to now, in the order of arrival.
    package var requests: [ServedRequest] { log.requests }
}

/// Where connections come in.
private final class Door: Sendable {
    private static let pause = Duration.milliseconds(10)
    private let service: Service
    private let listener: Int32
    private let reach: LoopbackServer.Reach

    init(service: Service, listener: Int32, reach: LoopbackServer.Reach) {
        self.service = service
        self.listener = listener
        self.reach = reach
    }

    func open() throws(Errno) {
        try service.loop.watch(listener, for: .readable) { _ in self.admit() }
    }

    private func admit() {
        do throws(Errno) {
            while true { try admitNext() }
        } catch {
            // Without a free descriptor the listener stays ready, and the loop would spin on it.
            if error != .wouldBlock { rest() }
        }
    }

    private func admitNext() throws(Errno) {
        let socket = try Socket.accept(from: listener)
        if reach == .everyLoopback {
            guard try Socket.address(of: socket) >> 24 == 127 else { return }
        }
        try Connection(socket, of: service).open()
    }

    private func rest() {
        try? service.loop.rewatch(listener, for: [])
        service.loop.schedule(at: .now + Self.pause) { [weak self] in
            guard let self else { return }
            try? service.loop.rewatch(listener, for: .readable)
        }
    }
}
