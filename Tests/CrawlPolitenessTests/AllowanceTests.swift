import Linux
import Testing

@testable import CrawlPoliteness

struct AllowanceTests {
    private let start = Moment(nanoseconds: 0)

    /// Takes as many as there are moments, in milliseconds from the start.
    private func take(_ allowance: inout Allowance, at milliseconds: [Int]) -> [Moment?] {
        milliseconds.map { allowance.take(at: start + .milliseconds($0)) }
    }

    @Test func `the rest is counted from the first, and known with the last, once`() {
        var allowance = Allowance(3, rest: .milliseconds(10))
        let end = start + .milliseconds(17)
        #expect(take(&allowance, at: [7, 8, 12]) == [nil, nil, end])
        #expect(allowance.isEmpty)
        allowance.giveBack()
        #expect(!allowance.isEmpty && take(&allowance, at: [13]) == [nil])
        allowance.refill()
        #expect(take(&allowance, at: [20, 21, 29]) == [nil, nil, start + .milliseconds(30)])
    }

    @Test func `who takes longer than the rest need not wait`() {
        var allowance = Allowance(2, rest: .milliseconds(10))
        #expect(take(&allowance, at: [5, 40]) == [nil, start + .milliseconds(40)])
        var restless = Allowance(2)
        #expect(take(&restless, at: [5, 6]) == [nil, start + .milliseconds(6)])
    }

    @Test func `no more are at hand than its size`() {
        var allowance = Allowance(1)
        allowance.giveBack()
        #expect(allowance.take(at: start) != nil && allowance.isEmpty)
    }
}
