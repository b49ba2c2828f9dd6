import Linux
import Testing

@testable import CrawlRestraint

struct RateBudgetTests {
    private static func at(_ milliseconds: Int64) -> Moment {
        Moment(nanoseconds: 1_000_000_000 + milliseconds * 1_000_000)
    }

    @Test func `the first request starts at once`() {
        var budget = RateBudget(bytesPerSecond: 1_000)
        #expect(budget.reserve(at: Self.at(5)).start == Self.at(5))
    }

    @Test(arguments: [500, 16_384, 100_000], [1_000, 50_000, 10_000_000])
    func `all together stay below the rate, and near it`(bytes: Int, rate: Int) {
        var budget = RateBudget(bytesPerSecond: rate)
        var last = Self.at(0)
        let count = 200
        for _ in 0..<count {
            let reservation = budget.reserve(at: last)
            last = reservation.start
            budget.settle(reservation, received: bytes)
        }
        let seconds = (last - Self.at(0)) / .seconds(1)
        let received = Double(bytes) * Double(count - 1)
        #expect(abs(seconds * Double(rate) - received) <= received / 1_000 + 1)
    }

    @Test func `those who start together pay together`() {
        var budget = RateBudget(bytesPerSecond: 1_000)
        let reservations = (0..<10).map { _ in budget.reserve(at: Self.at(0)) }
        for reservation in reservations { budget.settle(reservation, received: 100) }
        #expect(budget.reserve(at: Self.at(0)).start == Self.at(1_000))
    }

    @Test func `a rest is not saved up`() {
        var budget = RateBudget(bytesPerSecond: 1_000)
        let first = budget.reserve(at: Self.at(0))
        budget.settle(first, received: 1_000)
        #expect(budget.reserve(at: Self.at(50_000)).start == Self.at(50_000))
    }

    @Test func `no size and no rate is too much`() {
        var budget = RateBudget(bytesPerSecond: 0)
        let reservation = budget.reserve(at: Self.at(0))
        budget.settle(reservation, received: 1 << 40)
        #expect(budget.reserve(at: Self.at(0)).start > Self.at(1 << 30))
    }
}
