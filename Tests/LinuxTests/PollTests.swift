import Glibc
import Testing

@testable import Linux

struct PollTests {
    private static func wait(_ poll: borrowing Poll, until moment: Moment?) -> [Poll.Event] {
        var horizon = Poll.Horizon(.now)
        return poll.wait(until: moment, beyond: &horizon)
    }

    @Test func `a wait ends at its moment, or at once by the bell`() throws {
        let poll = try Poll()
        let end = Moment.now + .milliseconds(5)
        #expect(Self.wait(poll, until: end).isEmpty)
        #expect(Moment.now >= end)
        poll.wake()
        #expect(Self.wait(poll, until: nil).isEmpty)
        #expect(Self.wait(poll, until: .now).isEmpty)
    }

    @Test func `each stroke of the bell ends one wait`() throws {
        let poll = try Poll()
        for _ in 1...3 {
            poll.wake()
            #expect(Self.wait(poll, until: nil).isEmpty)
            let end = Moment.now + .milliseconds(2)
            #expect(Self.wait(poll, until: end).isEmpty)
            #expect(Moment.now >= end)
        }
    }

    @Test func `what is ready comes with its tag, as long as it is watched`() throws {
        let poll = try Poll()
        let listener = try Socket.listen(on: 0x7F00_0001, port: 0)
        let port = try Socket.port(of: listener)
        try poll.add(listener.rawValue, .readable, tag: 77)
        #expect(Self.wait(poll, until: .now).isEmpty)
        let client = try Socket.connect(to: 0x7F00_0001, port: port)
        let events = Self.wait(poll, until: nil)
        #expect(events.map(\.tag) == [77])
        #expect(events.first?.readiness.contains(.readable) == true)
        try poll.change(listener.rawValue, .readable, tag: 78)
        #expect(Self.wait(poll, until: nil).map(\.tag) == [78])
        poll.remove(listener.rawValue)
        #expect(Self.wait(poll, until: .now).isEmpty)
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

    @Test func `what is ready already counts from the horizon, which moves on`() throws {
        let poll = try Poll()
        let pipes = try Pipes(1, on: poll)
        let before = Moment.now
        var horizon = Poll.Horizon(Moment(nanoseconds: 7))
        let events = poll.wait(until: nil, beyond: &horizon)
        #expect(events.map(\.readySince) == [Moment(nanoseconds: 7)])
        #expect(horizon.moment >= before && horizon.moment <= .now)
        withExtendedLifetime(pipes) {}
    }

    @Test func `the horizon stays where a full batch may have left something out`() throws {
        let poll = try Poll()
        let pipes = try Pipes(100, on: poll)
        var horizon = Poll.Horizon(Moment(nanoseconds: 7))
        var all = poll.wait(until: .now, beyond: &horizon)
        #expect(all.count < 100)
        #expect(horizon.moment == Moment(nanoseconds: 7))
        pipes.silence(all, on: poll)
        while all.count < 100 {
            let events = poll.wait(until: .now, beyond: &horizon)
            pipes.silence(events, on: poll)
            all += events
        }
        #expect(Set(all.map(\.tag)).count == 100)
        #expect(all.allSatisfy { $0.readySince == Moment(nanoseconds: 7) })
        #expect(horizon.moment > Moment(nanoseconds: 7))
    }

    @Test func `full batches in a row move the horizon to where the last one was full`() throws {
        let poll = try Poll()
        let pipes = try Pipes(100, on: poll)
        let before = Moment.now
        var horizon = Poll.Horizon(Moment(nanoseconds: 7))
        var moments: [Moment] = []
        for _ in 1...10 {
            let events = poll.wait(until: .now, beyond: &horizon)
            #expect(events.count >= 60)
            moments += events.map(\.readySince)
        }
        #expect(moments == moments.sorted())
        #expect(Set(moments.prefix(100)) == [Moment(nanoseconds: 7)])
        #expect(try #require(moments.last) >= before)
        #expect(horizon.moment >= before && horizon.moment <= .now)
        withExtendedLifetime(pipes) {}
    }
}

/// Pipes, which are ready to be written to from the beginning.
private final class Pipes: Sendable {
    private let ends: [[Int32]]

    init(_ count: Int, on poll: borrowing Poll) throws {
        ends = (0..<count).map { _ in
            var ends: [Int32] = [-1, -1]
            _ = unsafe pipe(&ends)
            return ends
        }
        for end in ends { try poll.add(end[1], .writable, tag: UInt64(end[1])) }
    }

    deinit {
        for end in ends.joined() { close(end) }
    }

    func silence(_ events: [Poll.Event], on poll: borrowing Poll) {
        for event in events { poll.remove(Int32(event.tag)) }
    }
}
