import CAllocations
import CrawlModel
import CrawlTestSupport
import Testing
import URLStandard

@testable import CrawlParse

/// What needs an optimised build to take no memory is counted by the benchmark of the same links.
struct PageParserAllocationsTests {
    private let url = try? WebURL(parsing: "https://example.org/")

    @Test(
        .enabled(if: allocations_are_counted(), "another allocator is in use"),
        arguments: DiscardedLinks.repeated
    )
    func `a link that is known takes no memory`(links: DiscardedLinks) throws {
        let url = try #require(url)
        for var parser in [PageParser(), PageParser(agent: "crawl")] {
            let few = allocations(of: links.page(with: 100), at: url, by: &parser)
            let many = allocations(of: links.page(with: 1_000), at: url, by: &parser)
            #expect(many <= few + DiscardedLinks.threshold)
        }
    }

    /// The least of some readings, since a first one makes the storage that is kept.
    private func allocations(of page: [UInt8], at url: WebURL, by parser: inout PageParser) -> Int {
        (0..<3).map { _ in
            let before = allocations_of_thread()
            let parsed = parser.parse(page, at: url)
            let taken = allocations_of_thread() - before
            // The page itself is one where a fragment stands alone.
            #expect((3...4).contains(parsed.links.count))
            return Int(taken)
        }.min() ?? 0
    }
}
