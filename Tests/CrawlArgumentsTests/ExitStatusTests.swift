import CrawlTestSupport
import Testing

@testable import CrawlArguments

struct ExitStatusTests {
    @Test(
        arguments: [
            (.ok, 0, "ok"), (.internalError, 1, "internal"), (.usage, 2, "usage"),
            (.partial, 3, "partial"), (.noResult, 4, "no result"), (.storage, 5, "storage"),
            (.database, 6, "database"), (.stopped, 7, "stopped"), (.busy, 75, "busy"),
            (.signal(1), 129, "signal"), (.signal(2), 130, "signal"), (.signal(15), 143, "signal"),
        ] as [(CrawlArguments.ExitStatus, Int32, String)]
    )
    func `numbers and names are frozen`(
        status: CrawlArguments.ExitStatus,
        code: Int32,
        name: String
    ) {
        #expect(status.code == code)
        #expect(status.name == name)
        #expect(status.meaning.isPrintable && !status.meaning.isEmpty)
    }

    @Test func `every number has its place in the list`() {
        #expect(CrawlArguments.ExitStatus.numbered.map(\.code) == [0, 1, 2, 3, 4, 5, 6, 7, 75])
    }

    @Test func `the more serious of two decides`() {
        let order: [CrawlArguments.ExitStatus] = [
            .internalError, .database, .storage, .usage, .busy, .signal(15), .stopped, .noResult,
            .partial, .ok,
        ]
        for (place, graver) in order.enumerated() {
            for lighter in order[place...] {
                #expect(CrawlArguments.ExitStatus.deciding(among: [graver, lighter]) == graver)
                #expect(CrawlArguments.ExitStatus.deciding(among: [lighter, graver]) == graver)
            }
        }
        #expect(CrawlArguments.ExitStatus.deciding(among: order.reversed()) == .internalError)
        #expect(CrawlArguments.ExitStatus.deciding(among: []) == .ok)
    }
}
