import CrawlEngine
import CrawlModel
import CrawlReport
import CrawlTestSupport
import Testing
import URLStandard

/// What a finished crawl says of each of its URLs.
@Suite(.tags(.loopback, .law), .timeLimit(.minutes(5)))
struct CrawlEngineAccountTests {
    @Test func `the way to a URL is one of its web's, and as short as its depth`() async throws {
        let web = try GraphWeb(WebGraph.Plan(seed: 7, pages: 300, hosts: 5))
        try await TemporaryDirectory.with { directory in
            let file = directory + "/x.sqlite"
            try await CrawlPlan.loopback(from: [web.seed], into: file, depth: 5).run()
            let nodes = Dictionary(
                uniqueKeysWithValues: web.graph.nodes.indices.map { (web.url(of: $0), $0) }
            )
            let reader = try StoreReader.open(file)
            var count = 0
            for (text, depth) in try CrawlFile(file).pairs("SELECT url, depth FROM url") {
                let key = URLKey(of: try WebURL(parsing: text))
                let account = try #require(try reader.account(of: key))
                let way = account.path
                #expect(account.url == text && "\(account.depth)" == depth)
                #expect(way.first?.url == web.seed && way.first?.via == .seed)
                #expect(way.last?.url == text)
                #expect("\(way.count { $0.via == .link })" == depth, "\(text)")
                for (one, next) in zip(way, way.dropFirst()) {
                    let source = web.graph.nodes[try #require(nodes[one.url])]
                    #expect(source.leads(to: try #require(nodes[next.url]), by: next.via))
                }
                count += 1
            }
            #expect(count > 100)
        }
    }
}

extension WebGraph.Node {
    fileprivate func leads(to target: Int, by way: Discovery) -> Bool {
        switch self {
        case .page(let links): way == .link && links.contains(target)
        case .redirect(let next): way == .redirect && next == target
        case .missing: false
        }
    }
}
