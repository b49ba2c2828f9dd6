import Linux
import Synchronization

/// What the connections of a hostile server share.
final class HostileState: Sendable {
    let loop: EventLoop
    let greeting: [HostileWeb.Step]
    private let script: @Sendable (String, Int) -> [HostileWeb.Step]
    private let connections = Mutex<[Int32: HostileConnection]>([:])
    private let listener = Mutex<FileDescriptor?>(nil)
    private let home = Mutex<(address: UInt32, port: UInt16)>((0, 0))
    private let accepted = Atomic<Int>(0)
    private let heard = Mutex<[String]>([])

    init(
        loop: EventLoop,
        greeting: [HostileWeb.Step],
        script: @escaping @Sendable (String, Int) -> [HostileWeb.Step]
    ) {
        self.loop = loop
        self.greeting = greeting
        self.script = script
    }

    var connectionCount: Int { accepted.load(ordering: .relaxed) }

    var requests: [String] { heard.withLock(\.self) }

    /// Begins to listen.
    ///
    /// - Returns: The port.
    /// - Throws: What the kernel says where that cannot be.
    @discardableResult
    func listen(on address: UInt32, port: UInt16) throws -> UInt16 {
        let socket = try Socket.listen(on: address, port: port)
        let (number, port) = (socket.rawValue, try Socket.port(of: socket))
        try loop.watch(number, for: .readable) { [weak self] _ in self?.admit(from: number) }
        var kept: FileDescriptor? = consume socket
        listener.withLock { $0 = kept.take() }
        home.withLock { $0 = (address, port) }
        return port
    }

    /// Closes everything, and listens again later.
    func vanish(for time: Duration) {
        let (address, port) = home.withLock(\.self)
        if let number = listener.withLock({ $0?.rawValue }) { loop.unwatch(number) }
        listener.withLock { $0 = nil }
        closeAll()
        loop.schedule(at: .now + time) { [weak self] in
            _ = try? self?.listen(on: address, port: port)
        }
    }

    private func admit(from listener: Int32) {
        while let connection = try? HostileConnection(Socket.accept(from: listener), of: self) {
            accepted.add(1, ordering: .relaxed)
            connections.withLock { $0[connection.number] = connection }
            connection.open()
        }
    }

    /// The steps for a request.
    func steps(for request: String) -> [HostileWeb.Step] {
        let number = heard.withLock { heard in
            heard.append(request)
            return heard.count
        }
        return script(request, number)
    }

    func forget(_ number: Int32) {
        _ = connections.withLock { $0.removeValue(forKey: number) }
    }

    func closeAll() {
        for connection in connections.withLock({ Array($0.values) }) { connection.close() }
    }
}
