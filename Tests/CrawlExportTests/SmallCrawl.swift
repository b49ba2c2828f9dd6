import CrawlModel
import CrawlStore
import URLStandard

/// A finished crawl of two hosts: a page in windows-1252 with a title like a formula, and what it
/// links to, a page that is gone and a redirect.
enum SmallCrawl {
    static let body = Array("<p>caf".utf8) + [0xE9]

    static func write(to path: String) async throws {
        let (store, _) = try await PageStore.open(path, run: RunDescription(startedAt: 1_000))
        let (first, second) = (HostID(rawValue: 1), HostID(rawValue: 2))
        let page = try visit(1, "http://a.test/", host: first, depth: 0)
        let gone = try visit(2, "http://b.test/gone", host: second, depth: 1)
        let moved = try visit(3, "http://a.test/moved?q=1", host: first, depth: 1)
        store.append(.changes([.host(first, name: "a.test"), .host(second, name: "b.test")]))
        store.append(.visit(pageRecord(page, leadingTo: [gone, moved])))
        var missing = record(gone, .httpStatus, status: 404)
        missing.detail = "Not Found"
        store.append(.visit(missing))
        var redirect = record(moved, .redirect, status: 301)
        redirect.location = page.key
        store.append(.visit(redirect))
        _ = try await store.finish(isFinished: true) { _, _ in
            RunEnding(exitStatus: 0, finishedAt: 9_000)
        }
    }

    private static func visit(
        _ id: UInt32,
        _ url: String,
        host: HostID,
        depth: Int
    ) throws -> Visit {
        Visit(
            id: URLID(rawValue: id),
            key: URLKey(rawValue: Int64(id) * 11),
            url: try WebURL(parsing: url),
            host: host,
            depth: depth
        )
    }

    private static func record(
        _ visit: Visit,
        _ outcome: VisitOutcome,
        status: Int,
        changes: [FrontierChange] = []
    ) -> VisitRecord {
        var facts = TransferFacts()
        facts.startedAt = 1_700_000_000_123 + Int64(visit.id.rawValue)
        var record = VisitRecord(visit: visit, outcome: outcome, facts: facts, changes: changes)
        record.status = status
        return record
    }

    private static func pageRecord(_ page: Visit, leadingTo targets: [Visit]) -> VisitRecord {
        let found = targets.map { FrontierChange.discovered($0, via: .link) }
        let changes = [FrontierChange.discovered(page, via: .seed)] + found
        var record = record(page, .ok, status: 200, changes: changes)
        record.contentType = "text/html"
        record.charset = PageCharset(name: "windows-1252", reason: "http")
        record.body = PackedBody(
            codec: .plain,
            data: body,
            rawCount: body.count,
            sha256: [0xAB, 9]
        )
        let keys = targets.map { "\($0.key.rawValue)" }
        record.page = PackedPage(
            title: #"=HYPERLINK("x") "quoted", 漢"#,
            linkCount: targets.count,
            links: Array("[\(keys.joined(separator: ","))]".utf8),
            assets: Array("[]".utf8),
            places: Array(#"[[[\#(keys[0]),3,"to\nnowhere"],[\#(keys[1]),9,"",1,"next"]],[]]"#.utf8)
        )
        return record
    }
}
