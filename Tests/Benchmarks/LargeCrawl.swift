import CrawlModel
import CrawlPacking
import CrawlStore
import Digests
import URLStandard

/// A finished crawl of so many pages, each with links to others and a body, as the store keeps it.
struct LargeCrawl {
    private static let linkCount = 30
    private static let host = HostID(rawValue: 1)

    let pages: Int

    /// Writes the crawl's file; each page is found by the first.
    func write(to path: String) async throws {
        var run = RunDescription(startedAt: 1_700_000_000_000)
        run.userAgent = "crawl/benchmark"
        let (store, _) = try await PageStore.open(path, run: run)
        store.append(.changes([.host(Self.host, name: "www.example.org")]))
        let packer = PagePacker { SHA256Digest(of: $0.span).bytes }
        for id in 1...pages {
            var record = try page(id, packer)
            record.changes = [.discovered(record.visit, via: id == 1 ? .seed : .link)]
            store.append(.visit(record))
            try await store.room()
        }
        _ = try await store.finish(isFinished: true) { _, _ in
            RunEnding(exitStatus: 0, finishedAt: 1_700_000_900_000)
        }
    }

    private func visit(_ id: Int) throws -> Visit {
        let url = try WebURL(parsing: "https://www.example.org/section/\(id % 97)/page-\(id).html")
        return Visit(
            id: URLID(rawValue: UInt32(id)),
            key: URLKey(of: url),
            url: url,
            host: Self.host,
            depth: min(id - 1, 3)
        )
    }

    private func page(_ id: Int, _ packer: PagePacker) throws -> VisitRecord {
        let body = Array(
            (0..<60).map { "<p>Paragraph \($0) of page \(id) \(id &* 7_919 &+ $0)</p>\n" }
                .joined().utf8
        )
        var facts = TransferFacts()
        facts.startedAt = 1_700_000_000_000 + Int64(id) * 5
        facts.wireBytes = body.count / 3
        var record = VisitRecord(visit: try visit(id), outcome: .ok, facts: facts)
        record.status = 200
        record.contentType = "text/html; charset=utf-8"
        record.charset = PageCharset(name: "UTF-8", reason: "http")
        record.headers = Array(
            #"[["Content-Type","text/html; charset=utf-8"],["Server","x"]]"#.utf8
        )
        record.body = packer.pack(body: body)
        record.bodyCount = body.count
        record.page = try packed(id)
        return record
    }

    private func packed(_ id: Int) throws -> PackedPage {
        let keys = try (1...Self.linkCount).map { step in
            try visit(1 + (id &* 31 &+ step &* 101) % pages).key.rawValue
        }
        let places = keys.enumerated().map { #"[\#($1),\#($0 * 50),"Link \#($0)"]"# }
        return PackedPage(
            title: "The title of page \(id)",
            linkCount: keys.count,
            links: Array("[\(keys.map(String.init).joined(separator: ","))]".utf8),
            assets: Array("[]".utf8),
            places: Array("[[\(places.joined(separator: ","))],[]]".utf8)
        )
    }
}
