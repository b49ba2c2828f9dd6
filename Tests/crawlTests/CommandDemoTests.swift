import CrawlTestSupport
import Testing

/// The demo, as somebody tries it first.
@Suite(.tags(.loopback), .timeLimit(.minutes(5)))
struct CommandDemoTests {
    @Test(arguments: ["0", "3", "inf"])
    func `the demo finds what is known beforehand`(depth: String) throws {
        try Command.with { crawl in
            let ending = try crawl.run(["demo", "--depth", depth])
            #expect(ending.status == 0)
            #expect(ending.lines.last?.hasPrefix("crawl: as known beforehand: ") == true)
        }
    }
}
