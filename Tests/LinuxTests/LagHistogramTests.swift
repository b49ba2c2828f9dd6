import Testing

@testable import Linux

struct LagHistogramTests {
    @Test func `a quantile is never below the exact one and at most a quarter above it`() {
        var histogram = LagHistogram()
        var random = SystemRandomNumberGenerator()
        var waits = (0..<1_000).map { _ in Int64.random(in: 0...10_000_000, using: &random) }
        for wait in waits { histogram.add(nanoseconds: wait) }
        waits.sort()
        for (share, rank) in [(0.5, 499), (0.99, 989), (1, 999)] {
            let exact = Duration.nanoseconds(waits[rank])
            #expect(histogram.quantile(share) >= exact)
            #expect(histogram.quantile(share) <= exact * 1.26)
        }
        #expect(histogram.maximum == .nanoseconds(waits[999]))
        #expect(histogram.count == 1_000)
    }

    @Test func `the extremes have buckets of their own`() {
        var histogram = LagHistogram()
        for wait in [Int64.min, -1, 0, 1, 7, .max] { histogram.add(nanoseconds: wait) }
        #expect(histogram.quantile(0.5) == .zero)
        #expect(histogram.quantile(1) == .nanoseconds(Int64.max))
    }

    @Test func `without waits every quantile is zero`() {
        #expect(LagHistogram().quantile(0.99) == .zero)
    }
}
