import Linux
import Testing

@testable import CrawlFetch

struct PaceTests {
    /// Looks every second at an answer of which so many bytes have come by then.
    ///
    /// - Returns: The second at which it was found to stall, if it was.
    private func stall(_ bytes: [Int?]) -> Int? {
        var pace = Pace()
        return bytes.indices.first { second in
            pace.isStalled(
                at: Moment(nanoseconds: 7) + .seconds(second),
                with: bytes[second],
                atLeast: 100,
                for: .seconds(5)
            )
        }
    }

    @Test func `an answer that never comes stalls after the time`() {
        #expect(stall([Int?](repeating: 0, count: 9)) == 5)
    }

    @Test func `the time begins once something can be expected`() {
        #expect(stall([nil, nil, nil] + [Int?](repeating: 0, count: 9)) == 8)
    }

    @Test func `what is held up does not stall, and has all the time again afterwards`() {
        #expect(stall([0, 0, 0, 0, nil, nil, nil, nil, nil, nil]) == nil)
        #expect(stall([0, 0, 0, 0, nil] + [Int?](repeating: 0, count: 9)) == 10)
    }

    @Test func `a hundred bytes a second are enough, fewer are not`() {
        #expect(stall((0..<60).map { $0 * 100 }) == nil)
        #expect(stall((0..<60).map { $0 * 99 }) == 5)
    }

    @Test func `one piece in time is enough when it makes up for the pause`() {
        #expect(stall((0..<60).map { $0 / 5 * 500 + 1 }) == nil)
        #expect(stall([0, 0, 0, 0, 500, 500, 500, 500, 500, 500]) == 9)
        #expect(stall([0, 0, 0, 0, 300, 300, 300]) == 5)
    }
}
