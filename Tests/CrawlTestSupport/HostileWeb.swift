import Linux
import Synchronization

/// A server that plays scripts instead of speaking HTTP: what it does to each request is written
/// out step by step.
package final class HostileWeb: Sendable {
    /// What is done next to a connection.
    package enum Step: Sendable {
        case send([UInt8])
        /// The same bytes again and again, as fast as they are taken; nil never ends.
        case flood([UInt8], times: Int?)
        /// One piece after the other, each after a wait; then again from the first, for ever.
        case drip([[UInt8]], every: Duration)
        case wait(Duration)
        /// Nothing more, ever; the connection stays.
        case hang
        /// The end, in order.
        case close
        /// The end, as a crashed server makes it.
        case reset
        /// Waits for the client's next request, whatever it is.
        case listen
        /// The server is gone with all its connections, and comes back after this.
        case vanish(Duration)
        /// Says that everything before has been sent.
        case tell(@Sendable () -> Void)
    }

    private let loop: EventLoop
    private let state: HostileState
    private let thread = Mutex<Thread?>(nil)
    package let port: UInt16

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - everyLoopback: True where all of 127.0.0.0/8 is to answer, not 127.0.0.1 alone.
    ///   - greeting: What is done before anything was received.
    ///   - script: What is done to each request, by its bytes as they came and its number on all
    ///     connections, from 1.
    /// - Throws: What the kernel says when it has no port or thread for us.
    package init(
        everyLoopback: Bool = false,
        greeting: [Step] = [.listen],
        _ script: @escaping @Sendable (String, Int) -> [Step]
    ) throws {
        loop = try EventLoop()
        state = HostileState(loop: loop, greeting: greeting, script: script)
        port = try state.listen(on: everyLoopback ? 0 : 0x7F00_0001, port: 0)
        let loop = loop
        let started = try Thread(name: "hostile") { loop.run() }
        thread.withLock { $0 = started }
    }

    /// Starts a server that answers every request with the same text.
    package convenience init(_ answer: String, closes: Bool = false) throws {
        let steps: [Step] = [.send(Array(answer.utf8)), closes ? .close : .listen]
        try self.init { _, _ in steps }
    }

    deinit {
        loop.stop()
        thread.withLock { $0?.join() }
        state.closeAll()
    }

    /// The URL of the root at 127.0.0.1.
    package var url: String { "http://127.0.0.1:\(port)/" }

    /// How many connections came.
    package var connectionCount: Int { state.connectionCount }

    /// Every request up to now as it came, in order of arrival.
    package var requests: [String] { state.requests }
}

extension [HostileWeb.Step] {
    /// Sends text and waits for the next request.
    package static func answer(_ text: String) -> [HostileWeb.Step] {
        [.send([UInt8](text.utf8)), .listen]
    }

    /// Sends text and ends the connection.
    package static func last(_ text: String) -> [HostileWeb.Step] {
        [.send([UInt8](text.utf8)), .close]
    }
}
