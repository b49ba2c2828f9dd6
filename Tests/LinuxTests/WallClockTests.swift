import FoundationEssentials
import Testing

@testable import Linux

struct WallClockTests {
    @Test func `the clock shows the milliseconds that others show`() {
        let before = Int64(Date().timeIntervalSince1970 * 1_000)
        let now = WallClock.milliseconds
        let after = Int64(Date().timeIntervalSince1970 * 1_000)
        #expect(before - 1...after + 1 ~= now)
    }
}
