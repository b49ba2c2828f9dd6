import Compression
import CrawlEngine
import CrawlFetch
import CrawlFrontier
import CrawlModel
import CrawlPacking
import CrawlScope
import CrawlStore
import Digests
import URLStandard

/// Everything that the pool does for a page, as a crawl does it.
struct PoolJob {
    private let reader: PageReader

    init(_ fetch: FetchPlan = .onLoopback(keeping: 1)) throws {
        let plan = CrawlPlan(
            seeds: [],
            output: "",
            frontier: FrontierPlan(),
            scope: ScopePlan(.any),
            fetch: fetch,
            concurrency: 1
        )
        let packer = PagePacker { SHA256Digest(of: $0.span).bytes }
        reader = PageReader(plan: plan, packer: packer)
    }

    func read(_ page: FetchedPage, expecting links: Int) throws {
        let reading = try reader.read(page)
        precondition(reading.links.count == links, "All links are found.")
    }

    /// A page of so many links in a gzip coding, some 300 bytes to a link.
    static func page(links: Int) throws -> FetchedPage {
        let paragraphs = (0..<links).map { number in
            let words = String(repeating: "usual words of a page ", count: 12)
            return "<p class=\"text\">\(words)<a href=\"p\(number).html\">page \(number)</a>.</p>\n"
        }
        let text = "<!doctype html><title>Page</title><h1>Page</h1>" + paragraphs.joined()
        let fields = "Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n"
        var compressor = try GzipCompressor()
        return FetchedPage(
            visit: try HostPages(port: 80, count: 1).visit(0),
            status: 200,
            fields: HTTPFields(bytes: Array(fields.utf8)),
            body: try compressor.compress(Array(text.utf8)),
            facts: TransferFacts()
        )
    }
}
