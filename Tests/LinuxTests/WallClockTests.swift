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

    @Test(arguments: [(0, 0), (5, 30), (12, 0), (23, 59)])
    func `the next time of a day comes within a day, again and again`(hour: Int, minute: Int) {
        // A year in steps that meet every hour, and both changes of summer time.
        for now in stride(from: Int64(1_767_225_600_000), to: 1_798_761_600_000, by: 35_500_123) {
            let wait = WallClock.time(untilHour: hour, minute: minute, after: now)
            #expect(wait > .zero && wait <= .seconds(25 * 3_600))
            let then = now + Int64((wait / .milliseconds(1)).rounded())
            #expect(then % 60_000 == 0)
            let next = WallClock.time(untilHour: hour, minute: minute, after: then)
            #expect(next >= .seconds(23 * 3_600) && next <= .seconds(25 * 3_600))
            let before = WallClock.time(untilHour: hour, minute: minute, after: then - 60_000)
            #expect(before == .seconds(60))
        }
    }
}
