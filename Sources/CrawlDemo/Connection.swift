import Linux
import Synchronization

/// What the connections of one server share.
final class Service: Sendable {
    let loop: EventLoop
    let log: RequestLog
    let handler: @Sendable (DemoRequest) -> DemoResponse
    let connections = Mutex<[Int32: Connection]>([:])

    init(
        loop: EventLoop,
        log: RequestLog,
        handler: @escaping @Sendable (DemoRequest) -> DemoResponse
    ) {
        self.loop = loop
        self.log = log
        self.handler = handler
    }
}

/// One client's connection; does on the loop's thread what its exchange decides.
final class Connection: Sendable {
    private static let bytesPerRead = 4_096
    private let socket: FileDescriptor
    private let service: Service
    private let exchange = Mutex(Exchange())
    private let interest = Mutex(Readiness.readable)

    init(_ socket: consuming FileDescriptor, of service: Service) {
        self.socket = socket
        self.service = service
    }

    /// Begins to listen to the client.
    func open() throws(Errno) {
        let number = socket.rawValue
        try service.loop.watch(number, for: .readable) { [weak self] in self?.act(on: $0) }
        service.connections.withLock { $0[number] = self }
    }

    /// Ends the connection; what was not sent is lost.
    func close() {
        let number = socket.rawValue
        service.loop.unwatch(number)
        service.log.end(exchange.withLock { $0.takeUnfinished(except: 0) })
        _ = service.connections.withLock { $0.removeValue(forKey: number) }
    }

    private func act(on readiness: Readiness) {
        guard readiness.isDisjoint(with: .failed) else { return close() }
        do throws(Errno) {
            if readiness.contains(.readable) { try receive() }
            if readiness.contains(.writable) { exchange.withLock { $0.unblock() } }
            try proceed()
        } catch {
            close()
        }
    }

    private func receive() throws(Errno) {
        var bytes: [UInt8] = []
        do throws(Errno) {
            _ = try socket.read(into: &bytes, atMost: Self.bytesPerRead)
        } catch {
            guard error == .wouldBlock else { throw error }
            return
        }
        exchange.withLock { $0.receive(bytes) }
    }

    /// Does one step after the other until there is nothing to do but wait.
    private func proceed() throws(Errno) {
        while true {
            switch exchange.withLock({ $0.next() }) {
            case .answer(let request): answer(request)
            case .refuse(let reason): refuse(reason)
            case .send: try send()
            case .wait(let readiness): return try wait(for: readiness)
            case .endSending: socket.endSending()
            case .close: return close()
            case .reset:
                socket.resetOnClose()
                return close()
            }
        }
    }

    private func answer(_ request: DemoRequest) {
        let number = service.log.begin(request)
        exchange.withLock { $0.begin(number) }
        let response = service.handler(request)
        let answer = response.serialized(for: request)
        guard response.delay > .zero || response.gate != nil else {
            return add(answer, to: number)
        }
        let due = Moment.now + response.delay
        let answerLater: @Sendable () -> Void = { [weak self, loop = service.loop] in
            loop.schedule(at: due) { self?.finish(answer, to: number) }
        }
        response.gate?.pass(answerLater) ?? answerLater()
    }

    private func add(_ answer: SerializedAnswer, to number: Int) {
        service.log.answer(number)
        exchange.withLock { $0.add(answer) }
    }

    private func finish(_ answer: SerializedAnswer, to number: Int) {
        add(answer, to: number)
        do throws(Errno) {
            try proceed()
        } catch {
            close()
        }
    }

    private func refuse(_ reason: BadRequest) {
        let response = DemoResponse.text("\(reason)\n", status: reason.status)
        exchange.withLock { $0.add(response.refusal) }
    }

    private func send() throws(Errno) {
        let finished = try exchange.withLock { exchange throws(Errno) in
            do throws(Errno) {
                return exchange.noteSent(try socket.send(exchange.output, from: exchange.sent))
            } catch {
                guard error == .wouldBlock else { throw error }
                return exchange.noteSent(nil)
            }
        }
        if !finished.isEmpty { service.log.end(finished) }
    }

    private func wait(for readiness: Readiness) throws(Errno) {
        let hasChanged = interest.withLock { interest in
            defer { interest = readiness }
            return interest != readiness
        }
        if hasChanged { try service.loop.rewatch(socket.rawValue, for: readiness) }
    }
}
