import Testing

@testable import Linux

struct MomentTests {
    @Test func `the clock does not go back`() {
        var last = Moment.now
        for _ in 0..<10_000 {
            let now = Moment.now
            #expect(now >= last)
            last = now
        }
    }

    @Test(arguments: [0, 1, 999, 1_000_000_000, 3_600_000_000_000])
    func `a wait is the time between two moments`(nanoseconds: Int64) {
        let start = Moment(nanoseconds: 5)
        let end = start + .nanoseconds(nanoseconds)
        #expect(end.nanoseconds == 5 + nanoseconds)
        #expect(end - start == .nanoseconds(nanoseconds))
        #expect(start - end == .nanoseconds(-nanoseconds))
    }

    @Test(arguments: [
        Duration.seconds(Int64.max), .seconds(10_000_000_000), .nanoseconds(Int64.max),
    ])
    func `a wait beyond all time ends at the end of time`(wait: Duration) {
        #expect(Moment(nanoseconds: 1) + wait == .distantFuture)
    }
}
