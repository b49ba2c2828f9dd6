import Testing

@testable import CrawlPoliteness

struct AllowanceTests {
    @Test func `the rest begins with the last one, and once`() {
        var allowance = Allowance(3)
        #expect([allowance.take(), allowance.take(), allowance.take()] == [false, false, true])
        #expect(allowance.isEmpty)
        allowance.giveBack()
        #expect(!allowance.isEmpty && !allowance.take())
        allowance.refill()
        #expect([allowance.take(), allowance.take(), allowance.take()] == [false, false, true])
    }

    @Test func `no more are at hand than its size`() {
        var allowance = Allowance(1)
        allowance.giveBack()
        #expect(allowance.take() && allowance.isEmpty)
    }
}
