import Linux
import Testing

@testable import CrawlFrontier

struct FrontierOutlookTests {
    @Test(
        arguments: [
            (nil, .zero), (.min, .zero), (0, .zero), (1_000_000_000, .zero),
            (3_000_000_000, .seconds(2)),
        ] as [(Int64?, Duration)]
    )
    func `who could be asked for long may be asked now`(due: Int64?, wait: Duration) {
        let outlook = FrontierOutlook(nextDue: due.map(Moment.init(nanoseconds:)))
        #expect(outlook.wait(from: Moment(nanoseconds: 1_000_000_000)) == wait)
        #expect(outlook.activeHosts == 0 && outlook.slowestHost == nil)
    }
}
