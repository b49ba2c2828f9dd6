import Linux
import Synchronization

/// A server that answers every request with the same bytes, whatever they are.
final class RawServer: Sendable {
    private final class Connection: Sendable {
        let socket: FileDescriptor

        init(_ socket: consuming FileDescriptor) {
            self.socket = socket
        }
    }

    private let loop: EventLoop
    private let listener: FileDescriptor
    private let answer: [UInt8]
    private let closes: Bool
    private let open = Mutex<[Int32: Connection]>([:])
    private let accepted = Atomic<Int>(0)
    private let thread = Mutex<Thread?>(nil)
    let port: UInt16

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - answer: What every request gets.
    ///   - closes: True where the connection ends with the answer.
    /// - Throws: What the kernel says when it has no port or thread for us.
    init(_ answer: String, closes: Bool = false) throws {
        loop = try EventLoop()
        listener = try Socket.listen(on: 0x7F00_0001, port: 0)
        port = try Socket.port(of: listener)
        self.answer = Array(answer.utf8)
        self.closes = closes
        try loop.watch(listener.rawValue, for: .readable) { [weak self] _ in self?.admit() }
        let loop = loop
        let started = try Thread(name: "raw") { loop.run() }
        thread.withLock { $0 = started }
    }

    deinit {
        loop.stop()
        thread.withLock { $0?.join() }
    }

    var url: String { "http://127.0.0.1:\(port)/" }

    /// How many connections came.
    var connectionCount: Int { accepted.load(ordering: .relaxed) }

    private func admit() {
        while let connection = try? Connection(Socket.accept(from: listener.rawValue)) {
            let number = connection.socket.rawValue
            accepted.add(1, ordering: .relaxed)
            open.withLock { $0[number] = connection }
            try? loop.watch(number, for: .readable) { [weak self] _ in self?.reply(number) }
        }
    }

    private func reply(_ number: Int32) {
        guard let connection = open.withLock({ $0[number] }) else { return }
        var request: [UInt8] = []
        let count = (try? connection.socket.read(into: &request, atMost: 65_536)) ?? 0
        if count > 0 { send(connection) }
        guard count == 0 || closes else { return }
        loop.unwatch(number)
        open.withLock { $0[number] = nil }
    }

    private func send(_ connection: Connection) {
        var sent = 0
        while sent < answer.count {
            guard let count = try? connection.socket.send(answer, from: sent) else { return }
            sent += count
        }
    }
}
