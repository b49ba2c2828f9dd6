import CrawlPoliteness
import DomainNames
import Linux
import Testing

struct PolitenessTests {
    private let start = Moment(nanoseconds: 0)

    /// How many may start at once, and when the next may after the first.
    private func reach(_ gate: HostGate?) -> (count: Int, rest: Duration)? {
        guard let gate else { return nil }
        var (first, all) = (gate, gate)
        first.start(at: start)
        var count = 0
        while all.isFree, count < 100 {
            all.start(at: start)
            count += 1
        }
        return (count, first.opensAt - start)
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("[::1]", true), ("localhost", true), ("localhost.", true),
        ("a.localhost", true), ("localhost.test", false), ("128.0.0.1", false), ("127.1", false),
    ])
    func `loopback is known by its names`(name: String, isLocal: Bool) {
        #expect(isLoopback(name) == isLocal)
    }

    @Test func `what the user does not set depends on the host`() throws {
        let usual = Politeness()
        #expect(try #require(reach(usual.hostGate(of: "a.example"))) == (1, .seconds(1)))
        #expect(try #require(reach(usual.hostGate(of: "localhost"))) == (8, .zero))
        let address = try #require(reach(usual.addressGate(onLoopback: false)))
        #expect(address == (8, .milliseconds(200)))
        #expect(reach(usual.addressGate(onLoopback: true)) == nil)
        #expect(reach(usual.commonGate) == nil)
    }

    @Test func `what the user sets holds everywhere`() throws {
        var own = Politeness(delay: .seconds(3), perHost: 2)
        own.perAddress = 5
        own.addressDelay = .milliseconds(70)
        own.rate = 4
        for (name, isLocal) in [("[::1]", true), ("a.example", false)] {
            #expect(try #require(reach(own.hostGate(of: name))) == (2, .seconds(3)))
            let address = try #require(reach(own.addressGate(onLoopback: isLocal)))
            #expect(address == (5, .milliseconds(70)))
        }
        #expect(try #require(reach(own.commonGate)) == (100, .milliseconds(250)))
    }

    @Test func `who wants no rests at a host wants none at an address`() throws {
        let own = Politeness(delay: .zero)
        #expect(try #require(reach(own.addressGate(onLoopback: false))) == (8, .zero))
    }

    @Test(
        arguments: [
            ("a.example", 1, .seconds(1)), ("b.example", 4, .seconds(1)),
            ("c.b.example", 1, .seconds(5)), ("d.c.b.example", 2, .seconds(7)),
            ("e.b.example", 8, .zero), ("xb.example", 1, .seconds(1)), ("", 1, .seconds(1)),
        ] as [(String, Int, Duration)]
    )
    func `a host may be an exception, by its name or its nearest domain`(
        name: String,
        count: Int,
        rest: Duration
    ) throws {
        var politeness = Politeness()
        politeness.exceptions.add(.init(perHost: 4), for: "b.example")
        politeness.exceptions.add(.init(delay: .seconds(5)), for: "*.b.example")
        politeness.exceptions.add(.init(delay: .seconds(7), perHost: 2), for: "*.c.b.example")
        politeness.exceptions.add(.init(delay: .zero, perHost: 8), for: "e.b.example")
        #expect(try #require(reach(politeness.hostGate(of: name))) == (count, rest))
    }

    @Test func `an exception may leave slow hosts no longer rests`() {
        var politeness = Politeness()
        politeness.exceptions.add(.init(adapts: false), for: "a.example")
        for (name, rest) in [("a.example", 1), ("b.example", 9)] {
            var gate = politeness.hostGate(of: name)
            gate.adapt(to: .seconds(9))
            gate.start(at: start)
            #expect(gate.opensAt - start == .seconds(rest))
        }
    }

    @Test func `how long a host is busy depends on its pace`() {
        var politeness = Politeness()
        politeness.exceptions.add(.init(delay: .seconds(9), perHost: 3), for: "b.example")
        var schedule = HostSchedule(politeness)
        for name in ["a.example", "b.example", "localhost"] { schedule.add(hostname: name) }
        #expect(schedule.time(for: 10, at: 0) == .seconds(10))
        #expect(schedule.time(for: 10, at: 1) == .seconds(27))
        #expect(schedule.time(for: 10, at: 2) == .zero)
    }
}
