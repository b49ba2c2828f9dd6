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

    /// - Parameters:
    ///   - fetch: How pages are requested.
    ///   - packsBodies: False to leave zstd out.
    /// - Throws: Why a plan cannot be made.
    init(_ fetch: FetchPlan = .onLoopback(keeping: 1), packsBodies: Bool = true) throws {
        let plan = CrawlPlan(
            seeds: [],
            output: "",
            frontier: FrontierPlan(),
            scope: ScopePlan(.any),
            fetch: fetch,
            concurrency: 1
        )
        let packer = PagePacker(packsBodies: packsBodies) { SHA256Digest(of: $0.span).bytes }
        reader = PageReader(plan: plan, packer: packer)
    }

    func read(_ page: FetchedPage, expecting links: Int) throws {
        let reading = try reader.read(page)
        precondition(reading.links.count == links, "All links are found.")
    }

    /// Reads a page; how many links it has.
    func linkCount(of page: FetchedPage) -> Int {
        (try? reader.read(page).links.count) ?? 0
    }

    /// A page as a usual server sends it.
    static func answer(_ page: PageCollection.Page) -> FetchedPage {
        let fields = """
            Server: nginx/1.22.1\r\nDate: Sun, 29 Nov 2026 10:12:10 GMT\r
            Content-Type: text/html\r\nContent-Length: \(page.body.count)\r
            Last-Modified: Sat, 28 Nov 2026 18:03:42 GMT\r\nConnection: keep-alive\r
            ETag: "6b0b177e-4fe5"\r\nAccept-Ranges: bytes\r\n
            """
        return FetchedPage(
            visit: Visit(
                id: URLID(rawValue: 1),
                key: URLKey(rawValue: 1),
                url: page.url,
                host: HostID(rawValue: 1),
                depth: 0
            ),
            status: 200,
            fields: HTTPFields(bytes: Array(fields.utf8)),
            body: page.body,
            facts: TransferFacts()
        )
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
