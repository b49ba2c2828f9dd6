import CrawlPoliteness
import Linux
import Testing

struct HostGateTests {
    private let start = Moment(nanoseconds: 0)

    @Test func `a request starts a delay after the one before it, and after its end when idle`() {
        var gate = HostGate(limit: 2, delay: .seconds(1))
        gate.start(at: start)
        #expect(gate.isFree && gate.opensAt == start + .seconds(1))
        gate.start(at: start + .seconds(1))
        #expect(!gate.isFree)
        gate.end(at: start + .seconds(5))
        #expect(gate.isFree && gate.opensAt == start + .seconds(2))
        gate.end(at: start + .seconds(6))
        #expect(gate.opensAt == start + .seconds(7))
    }

    @Test func `a host rests as long as it takes to answer, but not longer than the longest`() {
        var gate = HostGate(limit: 1, delay: .seconds(1), longest: .seconds(60))
        func rest(after answer: Duration) -> Duration {
            gate.adapt(to: answer)
            gate.start(at: start)
            gate.end(at: start)
            return gate.opensAt - start
        }
        #expect(rest(after: .milliseconds(500)) == .seconds(1))
        #expect(rest(after: .seconds(4)) == .seconds(4))
        #expect(rest(after: .seconds(900)) == .seconds(60))
        for _ in 0..<8 { gate.adapt(to: .zero) }
        var later = gate
        later.start(at: start + .seconds(100))
        #expect(later.opensAt == start + .seconds(101))
    }

    @Test func `who does not rest does not adapt`() {
        for gate in [
            HostGate(limit: 1, delay: .zero, longest: .seconds(60)),
            HostGate(limit: 1, delay: .zero, longest: .zero),
        ] {
            var gate = gate
            gate.adapt(to: .seconds(9))
            gate.start(at: start)
            #expect(gate.opensAt == start)
        }
    }

    @Test func `who need not rest any more does not rest for the slow answers of before`() {
        var gate = HostGate(limit: 8, delay: .zero, longest: .seconds(60))
        gate.pace(to: .seconds(2))
        gate.adapt(to: .seconds(9))
        gate.pace(to: .zero)
        gate.adapt(to: .seconds(9))
        gate.start(at: start)
        #expect(gate.opensAt == start)
    }

    @Test func `chance makes rests longer, never shorter`() {
        var jitter = Jitter(upTo: 0.5, seed: 7)
        let parts = (0..<2_000).map { _ in jitter.next() }
        #expect(parts.allSatisfy { (0..<0.5).contains($0) })
        #expect(abs(parts.reduce(0, +) / 2_000 - 0.25) < 0.02)
        var gate = HostGate(limit: 1, delay: .seconds(2))
        gate.start(at: start, extra: 0.25)
        #expect(gate.opensAt == start + .milliseconds(2_500))
        var none = Jitter(upTo: 0)
        #expect(none.next() == 0)
    }

    @Test func `a slower host has one connection, and is never faster again`() {
        var gate = HostGate(limit: 4, delay: .seconds(1))
        gate.slow(to: .seconds(7))
        gate.slow(to: .seconds(2))
        gate.start(at: start)
        #expect(!gate.isFree && gate.opensAt == start + .seconds(7))
    }
}
