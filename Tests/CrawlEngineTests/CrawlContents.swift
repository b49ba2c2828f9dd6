import CrawlTestSupport

/// What a crawl has found out, without the order in which it did.
struct CrawlContents: Equatable {
    /// The depth of every URL that was seen.
    var depths: [String: String] = [:]
    /// How the last request of a URL ended: `ok 200`, `redirect` with its target, and so on.
    var outcomes: [String: String] = [:]
    /// The links of every stored page, sorted.
    var links: [String: String] = [:]
    /// Why a URL was not visited.
    var skips: [String: String] = [:]

    /// What differs from the right contents, in a few sentences.
    func differences(from right: CrawlContents) -> [String] {
        let parts: [(String, KeyPath<CrawlContents, [String: String]>)] = [
            ("depth", \.depths), ("outcome", \.outcomes), ("links", \.links), ("skip", \.skips),
        ]
        return parts.flatMap { name, part in
            let (found, known) = (self[keyPath: part], right[keyPath: part])
            let urls = Set(found.keys).union(known.keys).filter { found[$0] != known[$0] }
            return urls.sorted().prefix(5).map {
                "\(name) of \($0): \(found[$0] ?? "none") instead of \(known[$0] ?? "none")"
            }
        }
    }
}

extension CrawlContents {
    /// Reads a finished crawl.
    init(of file: borrowing CrawlFile) throws {
        depths = try file.pairs("SELECT url, depth FROM url")
        outcomes = try file.pairs(
            """
            SELECT u.url, coalesce(f.error, 'ok') || ' ' || coalesce(t.url, f.status) FROM fetch f
             JOIN url u ON u.url_id=f.url_id LEFT JOIN url t ON t.key=f.location_key
             ORDER BY f.fetch_id
            """
        )
        links = try file.pairs(
            """
            SELECT src, group_concat(dst, ' ') FROM (SELECT src, dst FROM links ORDER BY src, dst)
            GROUP BY src
            """
        )
        skips = try file.pairs("SELECT url, reason FROM skips")
    }

    /// What a crawl of the web must find down to a depth.
    init(rightOf web: GraphWeb, depth: Int?) {
        let distances = web.graph.distances
        var known: Set = [0]
        for (node, distance) in distances.enumerated() {
            guard let distance, distance <= depth ?? .max else { continue }
            let url = web.url(of: node)
            switch web.graph.nodes[node] {
            case .page(let targets):
                outcomes[url] = "ok 200"
                let urls = Set(targets.map(web.url))
                if !urls.isEmpty { links[url] = urls.sorted().joined(separator: " ") }
                known.formUnion(targets)
            case .redirect(let target):
                outcomes[url] = "redirect \(web.url(of: target))"
                known.insert(target)
            case .missing: outcomes[url] = "http_status 404"
            }
        }
        for node in known {
            let url = web.url(of: node)
            depths[url] = distances[node].map { "\($0)" }
            if outcomes[url] == nil { skips[url] = "too_deep" }
        }
    }
}
