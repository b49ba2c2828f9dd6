import CrawlModel
import CrawlPacking
import CrawlStore
import Digests
import SQLite
import URLStandard

/// A finished crawl of one host with a row of each kind, which keeps every promise.
///
/// A seed (1) links to a page (2), to a redirect (3), which leads to a page (4), and to a URL that
/// fails (5); the page 2 links to what is too deep (6), and names a picture (7).
enum SampleCrawl {
    private static let host = HostID(rawValue: 1)
    private static let depths = [0, 1, 1, 1, 1, 2, 2]

    static func make(_ path: String) async throws {
        var run = RunDescription(startedAt: 1)
        run.maximumDepth = 1
        run.configuration = #"{"max-pages":null}"#
        let (store, _) = try await PageStore.open(path, run: run)
        let seed = FrontierChange.discovered(try visit(1), via: .seed)
        store.append(.changes([.host(host, name: "h1.test"), seed]))
        store.append(.visit(try page(1, links: [2, 3, 5], changes: found([2, 3, 5]))))
        let skips = try [(6, SkipReason.tooDeep), (7, .notFollowed)].map { id, reason in
            FrontierChange.skipped(try visit(id), via: .link, reason: reason, rule: nil)
        }
        store.append(.visit(try page(2, links: [6], assets: [7], changes: skips)))
        var redirect = record(try visit(3), .redirect, status: 301)
        redirect.location = try visit(4).key
        redirect.changes = [.discovered(try visit(4), via: .redirect)]
        store.append(.visit(redirect))
        store.append(.visit(try page(4, links: [1], changes: [])))
        store.append(.visit(record(try visit(5), .httpStatus, status: 404)))
        store.append(.robots(robots))
        _ = try await store.finish(isFinished: true) { _, _ in
            RunEnding(exitStatus: 0, finishedAt: 2)
        }
    }

    private static let robots = RobotsRecord(
        origin: "http://h1.test",
        fetchedAt: 1,
        expiresAt: 86_400_001,
        status: 404,
        crawlDelay: nil,
        sitemaps: [],
        body: nil
    )

    private static func visit(_ id: Int) throws -> Visit {
        let url = try WebURL(parsing: "http://h1.test/\(id)")
        return Visit(
            id: URLID(rawValue: UInt32(id)),
            key: URLKey(of: url),
            url: url,
            host: host,
            depth: depths[id - 1]
        )
    }

    /// The visit of a URL that gave no page.
    static func answer(_ id: Int, _ outcome: VisitOutcome, status: Int) throws -> VisitRecord {
        record(try visit(id), outcome, status: status)
    }

    private static func found(_ ids: [Int]) throws -> [FrontierChange] {
        try ids.map { .discovered(try visit($0), via: .link) }
    }

    private static func record(_ visit: Visit, _ outcome: VisitOutcome, status: Int) -> VisitRecord
    {
        var facts = TransferFacts()
        facts.wireBytes = 100
        var record = VisitRecord(visit: visit, outcome: outcome, facts: facts)
        record.status = status
        return record
    }

    /// The visit of a page that links to others and names assets.
    static func page(
        _ id: Int,
        links: [Int],
        assets: [Int] = [],
        changes: [FrontierChange]
    ) throws -> VisitRecord {
        var record = record(try visit(id), .ok, status: 200)
        let body = Array(repeating: UInt8(ascii: "a"), count: 1_000 + id)
        let packer = PagePacker { SHA256Digest(of: $0.span).bytes }
        record.body = packer.pack(body: body)
        record.bodyCount = body.count
        record.page = PackedPage(
            title: "Page \(id)",
            linkCount: links.count + assets.count,
            links: Array(try list(links).utf8),
            assets: Array(try list(assets).utf8)
        )
        record.changes = changes
        return record
    }

    private static func list(_ ids: [Int]) throws -> String {
        "[" + (try ids.map { "\(try visit($0).key.rawValue)" }).joined(separator: ",") + "]"
    }
}
