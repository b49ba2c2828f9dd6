import CrawlModel
import CrawlTestSupport
import Testing
import URLStandard

@testable import CrawlParse

/// Bodies that hold nothing, or nothing but the same.
struct PageParserUniformTests {
    @Test(
        .tags(.slow),
        arguments: [
            ([], 0), ([0x61], 1), ([0xEF, 0xBB, 0xBF], 1), ([0x3C], 10 << 20), ([0x20], 10 << 20),
            ([0], 10 << 20),
        ] as [([UInt8], Int)]
    )
    func `E9: ten mebibytes of the same are read within two seconds`(
        piece: [UInt8],
        count: Int
    ) throws {
        var body: [UInt8] = []
        body.reserveCapacity(piece.count * count)
        for _ in 0..<count { body += piece }
        var parser = PageParser(agent: "crawl")
        let url = try WebURL(parsing: "http://h.test/")
        let start = ThreadClock.nanoseconds
        let page = parser.parse(body, at: url)
        // It is the processor's time, whoever else is at work.
        #expect(ThreadClock.nanoseconds - start <= 2_000_000_000)
        #expect(page.links.count == 0)
    }
}
