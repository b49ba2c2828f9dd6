import CrawlDemo
import CrawlTestSupport
import Testing

@Suite(.tags(.loopback), .timeLimit(.minutes(1)))
struct CrawlDemoGraphWebTests {
    @Test(.tags(.law), arguments: [1, 2, 3] as [UInt64])
    func `the known answer is what a plain walk over the served bytes finds`(seed: UInt64) throws {
        var plan = WebGraph.Plan(seed: seed, pages: 150, hosts: 7)
        plan.longestDelay = .milliseconds(2)
        let web = try GraphWeb(plan)
        for depth in [0, 1, 2, 3, nil] {
            var walk = PlainWalk(port: web.port)
            try walk.run(from: [web.seed], depth: depth)
            #expect(Set(walk.pages.keys) == web.reachable(depth: depth))
            #expect(walk.pages.allSatisfy { web.depths[$0.key] == $0.value })
        }
        #expect(web.requests.contains { web.missing["http://\($0.host)\($0.target)"] != nil })
    }

    @Test func `the usual web is large, deep, and has everything that it promises`() throws {
        let graph = WebGraph(WebGraph.Plan())
        let distances = graph.distances
        let pages = graph.nodes.indices.filter {
            if case .page = graph.nodes[$0] { distances[$0] != nil } else { false }
        }
        #expect(graph.nodes.count == 5_000)
        #expect(pages.count > 4_000)
        #expect(Set(pages.map(graph.host)).count == 40)
        #expect(pages.contains { graph.delay(of: $0) > .milliseconds(20) })
        #expect(pages.compactMap { distances[$0] }.max() ?? 0 >= 5)
        #expect(Self.redirectChains(of: graph) == [1, 2, 3])
    }

    @Test func `the same seed grows the same graph, another seed another`() {
        let plan = WebGraph.Plan(seed: 7, pages: 500)
        #expect(WebGraph(plan).nodes == WebGraph(plan).nodes)
        #expect(WebGraph(plan).nodes != WebGraph(WebGraph.Plan(seed: 8, pages: 500)).nodes)
    }

    @Test func `a host answers for its own pages only`() throws {
        let web = try GraphWeb(WebGraph.Plan(pages: 10, hosts: 2))
        var client = try LoopbackClient(port: web.port)
        #expect(try client.get("/page/0", host: "127.0.9.9:\(web.port)")?.status == 404)
        #expect(try client.get("/page/99999999999999999999", host: "x")?.status == 404)
    }

    private static func redirectChains(of graph: WebGraph) -> Set<Int> {
        Set(graph.nodes.indices.map { chain(of: $0, in: graph) }).subtracting([0])
    }

    private static func chain(of node: Int, in graph: WebGraph) -> Int {
        guard case .redirect(let target) = graph.nodes[node] else { return 0 }
        return 1 + chain(of: target, in: graph)
    }
}
