import Glibc
package import Linux
import Synchronization

/// A name server on 127.0.0.1, over UDP and TCP, that answers as a test says.
package final class StubNameServer: Sendable {
    private struct State {
        var questions: [NameQuestion] = []
        var connections: [Int32: [UInt8]] = [:]
    }

    private let loop: EventLoop
    private let datagrams: Int32
    private let listener: FileDescriptor
    private let answer: @Sendable (NameQuestion) -> NameAnswer
    private let state = Mutex(State())
    private let thread = Mutex<Linux.Thread?>(nil)
    package let port: UInt16

    /// Starts a server.
    ///
    /// - Parameter answer: What is said about each question.
    /// - Throws: What the kernel says when it has no port or thread for us.
    package init(_ answer: @escaping @Sendable (NameQuestion) -> NameAnswer) throws(Errno) {
        loop = try EventLoop()
        listener = try Socket.listen(on: 0x7F00_0001, port: 0)
        port = try Socket.port(of: listener)
        datagrams = try Self.bound(to: port)
        self.answer = answer
        let listener = listener.rawValue
        try loop.watch(datagrams, for: .readable) { [weak self] _ in self?.readDatagrams() }
        try loop.watch(listener, for: .readable) { [weak self] _ in self?.admit(listener) }
        let loop = loop
        let started = try Linux.Thread(name: "names") { loop.run() }
        thread.withLock { $0 = started }
    }

    deinit {
        loop.stop()
        thread.withLock { $0?.join() }
        close(datagrams)
        state.withLock { for number in $0.connections.keys { close(number) } }
    }

    /// The server as options name it.
    package var address: String { "127.0.0.1:\(port)" }

    /// Every question up to now, in the order of arrival.
    package var questions: [NameQuestion] { state.withLock { $0.questions } }

    /// How often a name was asked for in both families.
    package func count(of name: String) -> Int {
        questions.count { $0.name == name }
    }

    private static func bound(to port: UInt16) throws(Errno) -> Int32 {
        let kind = Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let number = socket(AF_INET, kind, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        address.sin_port = port.bigEndian
        let result = unsafe withUnsafePointer(to: &address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe bind(number, address, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard number >= 0, result == 0 else { throw Errno.last }
        return number
    }

    private func readDatagrams() {
        var bytes = [UInt8](repeating: 0, count: 1_500)
        while true {
            var (peer, length) = (
                sockaddr_storage(), socklen_t(MemoryLayout<sockaddr_storage>.size)
            )
            let count = unsafe withUnsafeMutablePointer(to: &peer) { peer in
                unsafe peer.withMemoryRebound(to: sockaddr.self, capacity: 1) { peer in
                    unsafe recvfrom(datagrams, &bytes, bytes.count, 0, peer, &length)
                }
            }
            guard count > 0 else { return }
            let message = Array(bytes.prefix(count))
            guard let question = NameQuestion(message, isOverTCP: false) else { continue }
            decide(question) { [datagrams, peer, length] in
                Self.send($0, from: datagrams, to: peer, length)
            }
        }
    }

    private static func send(
        _ message: [UInt8],
        from number: Int32,
        to peer: sockaddr_storage,
        _ length: socklen_t
    ) {
        unsafe withUnsafePointer(to: peer) { peer in
            unsafe peer.withMemoryRebound(to: sockaddr.self, capacity: 1) { peer in
                _ = unsafe sendto(number, message, message.count, 0, peer, length)
            }
        }
    }

    private func admit(_ listener: Int32) {
        while true {
            let number = next(listener)
            guard number >= 0 else { return }
            state.withLock { $0.connections[number] = [] }
            try? loop.watch(number, for: .readable) { [weak self] _ in self?.read(number) }
        }
    }

    private func next(_ listener: Int32) -> Int32 {
        let number = accept(listener, nil, nil)
        if number >= 0 { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }
        return number
    }

    private func read(_ number: Int32) {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = unsafe Glibc.read(number, &bytes, bytes.count)
        guard count > 0 else {
            loop.unwatch(number)
            state.withLock { $0.connections[number] = nil }
            close(number)
            return
        }
        for message in take(bytes.prefix(count), from: number) {
            guard let question = NameQuestion(message, isOverTCP: true) else { continue }
            decide(question) { reply in
                let framed = [UInt8(reply.count >> 8), UInt8(reply.count & 255)] + reply
                _ = unsafe Glibc.send(number, framed, framed.count, Int32(MSG_NOSIGNAL))
            }
        }
    }

    /// The whole messages that a connection has brought.
    private func take(_ bytes: ArraySlice<UInt8>, from number: Int32) -> [[UInt8]] {
        state.withLock { state in
            var rest = (state.connections[number] ?? [])[...] + bytes
            var messages: [[UInt8]] = []
            while let high = rest.first, let low = rest.dropFirst().first,
                rest.count >= 2 + Int(high) << 8 + Int(low)
            {
                let count = Int(high) << 8 + Int(low)
                messages.append(Array(rest.dropFirst(2).prefix(count)))
                rest = rest.dropFirst(2 + count)
            }
            state.connections[number] = Array(rest)
            return messages
        }
    }

    private func decide(_ question: NameQuestion, _ send: @escaping @Sendable ([UInt8]) -> Void) {
        state.withLock { $0.questions.append(question) }
        let answer = answer(question)
        guard answer.way != .silence else { return }
        let isCut = answer.way == .truncated && !question.isOverTCP
        let reply = question.reply(answer, isCut: isCut)
        guard answer.delay > .zero else { return send(reply) }
        loop.schedule(at: .now + answer.delay) { send(reply) }
    }
}
