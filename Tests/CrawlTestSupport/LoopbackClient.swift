package import Linux

/// An answer as a client received it.
package struct ReceivedAnswer: Sendable, Equatable {
    package let status: Int
    /// The status line and the field lines.
    package let head: String
    package let body: [UInt8]

    /// The body as text.
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// The first value of a field, nil where it is absent.
    package func field(_ name: String) -> String? {
        let lines = head.utf8.split(separator: UInt8(ascii: "\n")).dropFirst().map { Array($0) }
        for line in lines {
            let (key, value) = Self.halves(of: String(decoding: line, as: UTF8.self))
            if key.lowercased() == name.lowercased() { return value }
        }
        return nil
    }

    private static func halves(of line: String) -> (String, String) {
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return (line, "") }
        return (String(parts[0]), parts[1].filter { $0 != "\r" }.trimmingBlanks)
    }
}

/// A client that talks to a server of this machine byte for byte, and blocks.
package struct LoopbackClient: ~Copyable {
    private let socket: FileDescriptor
    private var input: [UInt8] = []

    /// Connects.
    ///
    /// - Parameters:
    ///   - port: Where the server listens.
    ///   - address: Four bytes in host order, 127.0.0.1 unless said.
    /// - Throws: What `connect` says.
    package init(port: UInt16, address: UInt32 = 0x7F00_0001) throws(Errno) {
        socket = try Socket.connect(to: address, port: port)
    }

    /// Sends text as it is.
    ///
    /// - Throws: What `send` says.
    package func send(_ text: String) throws(Errno) {
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count { start += try socket.send(bytes, from: start) }
    }

    /// Asks for a target in the usual way and receives the answer.
    ///
    /// - Throws: What the kernel says, for instance about a connection that was reset.
    package mutating func get(_ target: String, host: String) throws(Errno) -> ReceivedAnswer? {
        try send("GET \(target) HTTP/1.1\r\nHost: \(host)\r\n\r\n")
        return try receive()
    }

    /// Tells the server that nothing more will be sent.
    package func endSending() {
        socket.endSending()
    }

    /// Receives one answer; nil where the connection ended before the answer did.
    ///
    /// - Throws: What `read` says, for instance about a connection that was reset.
    package mutating func receive() throws(Errno) -> ReceivedAnswer? {
        guard let head = try take(through: "\r\n\r\n") else { return nil }
        let answer = ReceivedAnswer(
            status: Int(head.utf8.dropFirst(9).prefix(3).reduce(0) { $0 * 10 + Int($1) - 0x30 }),
            head: head,
            body: []
        )
        guard let body = try receiveBody(of: answer) else { return nil }
        return ReceivedAnswer(status: answer.status, head: head, body: body)
    }

    /// Receives everything up to the end of the connection.
    ///
    /// - Throws: What `read` says, for instance about a connection that was reset.
    package mutating func receiveRest() throws(Errno) -> [UInt8] {
        while try receiveMore() {}
        defer { input = [] }
        return input
    }

    private mutating func receiveBody(of answer: ReceivedAnswer) throws(Errno) -> [UInt8]? {
        guard answer.status != 204, answer.status != 304 else { return [] }
        if let count = answer.field("Content-Length") { return try take(Int(count) ?? 0) }
        guard answer.field("Transfer-Encoding") != nil else { return try receiveRest() }
        var body: [UInt8] = []
        while let line = try take(through: "\r\n") {
            let count = Int(line.filter { $0.isHexDigit }, radix: 16) ?? 0
            guard let chunk = try take(count), try take(2) != nil else { return nil }
            body += chunk
            if count == 0 { return body }
        }
        return nil
    }

    private mutating func take(through end: String) throws(Errno) -> String? {
        let end = Array(end.utf8)
        while true {
            for start in input.indices where input[start...].starts(with: end) {
                return String(decoding: try take(start + end.count) ?? [], as: UTF8.self)
            }
            guard try receiveMore() else { return nil }
        }
    }

    private mutating func take(_ count: Int) throws(Errno) -> [UInt8]? {
        while input.count < count {
            guard try receiveMore() else { return nil }
        }
        defer { input.removeFirst(count) }
        return Array(input[..<count])
    }

    private mutating func receiveMore() throws(Errno) -> Bool {
        try socket.read(into: &input, atMost: 65_536) > 0
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
