import Testing

@testable import Linux

struct PollTests {
    @Test func `a wait ends at its moment, or at once by the bell`() throws {
        let poll = try Poll()
        let end = Moment.now + .milliseconds(5)
        #expect(poll.wait(until: end).isEmpty)
        #expect(Moment.now >= end)
        poll.wake()
        #expect(poll.wait(until: nil).isEmpty)
        #expect(poll.wait(until: .now).isEmpty)
    }

    @Test func `what is ready comes with its tag, as long as it is watched`() throws {
        let poll = try Poll()
        let listener = try Socket.listen(on: 0x7F00_0001, port: 0)
        let port = try Socket.port(of: listener)
        try poll.add(listener.rawValue, .readable, tag: 77)
        #expect(poll.wait(until: .now).isEmpty)
        let client = try Socket.connect(to: 0x7F00_0001, port: port)
        let events = poll.wait(until: nil)
        #expect(events.map(\.tag) == [77])
        #expect(events.first?.readiness.contains(.readable) == true)
        try poll.change(listener.rawValue, .readable, tag: 78)
        #expect(poll.wait(until: nil).map(\.tag) == [78])
        poll.remove(listener.rawValue)
        #expect(poll.wait(until: .now).isEmpty)
        try client.close()
    }

    @Test func `a descriptor is watched once, a closed one never`() throws {
        let poll = try Poll()
        let listener = try Socket.listen(on: 0x7F00_0001, port: 0)
        try poll.add(listener.rawValue, .readable, tag: 1)
        #expect(throws: Errno.fileExists) {
            try poll.add(listener.rawValue, .readable, tag: 2)
        }
        #expect(throws: Errno.self) { try poll.add(1_000_000, .readable, tag: 3) }
    }
}
