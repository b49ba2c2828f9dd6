import CrawlModel
import CrawlStore
import URLStandard

/// What the tests of the store keep.
enum Samples {
    /// A visit of `http://hN.test/ID`.
    static func visit(
        _ id: UInt32,
        host: Int32 = 1,
        kind: Visit.Kind = .page,
        depth: Int = 1,
        priority: Int? = nil
    ) throws -> Visit {
        Visit(
            id: URLID(rawValue: id),
            key: URLKey(rawValue: Int64(id) &* 7_919 + 1),
            url: try WebURL(parsing: "http://h\(host).test/\(id)"),
            host: HostID(rawValue: host),
            kind: kind,
            depth: depth,
            priority: priority
        )
    }

    /// A good record with a body, a page and links to keys.
    static func record(
        _ visit: Visit,
        links: [Int64] = [],
        changes: [FrontierChange] = []
    ) -> VisitRecord {
        var facts = TransferFacts()
        facts.startedAt = 1_700_000_000_000 + Int64(visit.id.rawValue)
        facts.wireBytes = 100
        facts.totalMilliseconds = 5
        var record = VisitRecord(visit: visit, outcome: .ok, facts: facts, changes: changes)
        record.status = 200
        record.bodyCount = 300
        record.contentType = "text/html"
        record.body = PackedBody(codec: .plain, data: [1, 2, 0, 3], rawCount: 4, sha256: [9, 9])
        let text = "[" + links.map { "\($0)" }.joined(separator: ",") + "]"
        record.page = PackedPage(
            title: "Page \(visit.id.rawValue)",
            linkCount: links.count,
            links: Array(text.utf8),
            assets: Array("[]".utf8)
        )
        return record
    }

    static let host = FrontierChange.host(HostID(rawValue: 1), name: "h1.test")
}
