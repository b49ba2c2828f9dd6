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

    @Test func `a slower host has one connection, and is never faster again`() {
        var gate = HostGate(limit: 4, delay: .seconds(1))
        gate.slow(to: .seconds(7))
        gate.slow(to: .seconds(2))
        gate.start(at: start)
        #expect(!gate.isFree && gate.opensAt == start + .seconds(7))
    }
}
