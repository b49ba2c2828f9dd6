import Testing

@testable import Linux

struct SocketTests {
    @Test func `a connection carries bytes both ways, and its end, and knows its address`() throws {
        let listener = try Socket.listen(on: 0, port: 0)
        let client = try Socket.connect(to: 0x7F00_0203, port: Socket.port(of: listener))
        let server = try Socket.accept(from: listener.rawValue)
        #expect(try Socket.address(of: server) == 0x7F00_0203)
        #expect(try server.send([1, 2, 3], from: 1) == 2)
        server.endSending()
        #expect(try client.readAll(limit: 10) == [2, 3])
        #expect(try client.send([4], from: 0) == 1)
        var bytes: [UInt8] = []
        #expect(try server.read(into: &bytes, atMost: 10) == 1)
        #expect(bytes == [4])
    }

    @Test func `sending to a peer that has gone is an error, not the end of the process`() throws {
        let listener = try Socket.listen(on: 0x7F00_0001, port: 0)
        let client = try Socket.connect(to: 0x7F00_0001, port: Socket.port(of: listener))
        do {
            let server = try Socket.accept(from: listener.rawValue)
            server.resetOnClose()
        }
        #expect(throws: Errno.self) {
            for _ in 0..<2 { _ = try client.send([1], from: 0) }
        }
    }
}
