package import CrawlDemo
package import Linux
import Synchronization

/// A random web on many loopback hosts whose right answer is known; the same seed, the same web.
package struct GraphWeb: Sendable {
    package let graph: WebGraph
    private let web: LoopbackWeb

    /// Starts to serve the graph; host n is 127.0.1.1 and following, all on one port.
    ///
    /// - Throws: What the kernel says when it has no port or thread for us.
    package init(_ plan: WebGraph.Plan = WebGraph.Plan()) throws(Errno) {
        let graph = WebGraph(plan)
        self.graph = graph
        let tries = NodeTries()
        web = try LoopbackWeb(reach: .everyLoopback) { request in
            let page = GraphPage(graph, request: request)
            guard let node = page.node else { return page.response }
            return page.response(toTry: tries.count(node))
        }
    }

    /// The port that every host listens on.
    package var port: UInt16 { web.port }

    /// The URL from which everything is reached.
    package var seed: String { url(of: 0) }

    /// Every request up to now, in the order of arrival.
    package var requests: [ServedRequest] { web.requests }

    /// The URL of a node.
    package func url(of node: Int) -> String {
        "http://\(GraphPage.address(of: graph.host(of: node))):\(port)\(GraphPage.target(of: node))"
    }

    /// The URLs that answer with a page, at most so many links from the seed; nil for all.
    ///
    /// - Complexity: O(n) in the links.
    package func reachable(depth: Int?) -> Set<String> {
        Set(depths.lazy.filter { $0.value <= depth ?? .max }.map(\.key))
    }

    /// The URLs that answer with a page, each with the fewest links from the seed.
    ///
    /// - Complexity: O(n) in the links.
    package var depths: [String: Int] {
        depths { if case .page = $0 { true } else { false } }
    }

    /// The URLs that redirect, each with the fewest links from the seed.
    ///
    /// - Complexity: O(n) in the links.
    package var redirects: [String: Int] {
        depths { if case .redirect = $0 { true } else { false } }
    }

    /// The URLs that answer 404, each with the fewest links from the seed.
    ///
    /// - Complexity: O(n) in the links.
    package var missing: [String: Int] {
        depths { $0 == .missing }
    }

    /// The URLs that fail in passing before they answer.
    package var faulty: Set<String> {
        Set(graph.nodes.indices.filter { graph.fault(of: $0, attempt: 1) != nil }.map(url))
    }

    private func depths(where isWanted: (WebGraph.Node) -> Bool) -> [String: Int] {
        var depths: [String: Int] = [:]
        for (node, distance) in graph.distances.enumerated() where isWanted(graph.nodes[node]) {
            depths[url(of: node)] = distance
        }
        return depths
    }
}

/// How often each node was asked for.
private final class NodeTries: Sendable {
    private let counts = Mutex<[Int: Int]>([:])

    /// Counts one more request for a node.
    func count(_ node: Int) -> Int {
        counts.withLock { counts in
            counts[node, default: 0] += 1
            return counts[node, default: 0]
        }
    }
}

/// One answer of a graph's web: how nodes are spelled, served and linked.
struct GraphPage {
    private let graph: WebGraph
    private let request: DemoRequest

    init(_ graph: WebGraph, request: DemoRequest) {
        self.graph = graph
        self.request = request
    }

    /// The address of a host, one of 62,500.
    static func address(of host: Int) -> String {
        "127.0.\(1 + host / 250).\(1 + host % 250)"
    }

    /// The path of a node; every third has its number in the query.
    static func target(of node: Int) -> String {
        node % 3 == 2 ? "/page?number=\(node)" : "/page/\(node)"
    }

    /// The answer, after the wait that the host is known for.
    var response: DemoResponse {
        guard let node else { return .text("not here\n", status: 404) }
        var response = response(of: node)
        response.delay = graph.delay(of: node)
        return response
    }

    /// The answer to one try of its node, which may fail in passing.
    func response(toTry attempt: Int) -> DemoResponse {
        var response = response
        guard let node, let fault = graph.fault(of: node, attempt: attempt) else { return response }
        switch fault {
        case .silence: response.delay = .seconds(3_600)
        case .reset: response.cut = .init(after: 0, of: .answer, by: .reset)
        case .close: response.cut = .init(after: 0, of: .answer, by: .close)
        case .cut: response.cut = .init(after: 20, of: .answer, by: .reset)
        }
        return response
    }

    private func response(of node: Int) -> DemoResponse {
        switch graph.nodes[node] {
        case .missing: .html("<title>gone</title><a href='/page/0'>start</a>", status: 404)
        case .redirect(let target):
            .redirect(to: reference(to: target, from: node), status: [301, 302, 308][node % 3])
        case .page(let links): .html(text(of: node, links: links))
        }
    }

    /// The node that the request names, nil for none and for one of another host.
    var node: Int? {
        let digits = request.target.utf8.reversed().prefix { (0x30...0x39).contains($0) }
        let number = digits.prefix(9).reversed().reduce(0) { $0 * 10 + Int($1 - 0x30) }
        guard number < graph.nodes.count, request.target == Self.target(of: number) else {
            return nil
        }
        let host = Self.address(of: graph.host(of: number))
        return request.host.hasPrefix("\(host):") ? number : nil
    }

    private func text(of node: Int, links: [Int]) -> String {
        let anchors = links.map { "<li><a href=\"\(reference(to: $0, from: node))\">\($0)</a>\n" }
        let filler = String(repeating: "Pages of a graph hold little more than links. ", count: 14)
        return """
            <!doctype html><html lang=en><title>Page \(node)</title>
            <h1>Page \(node)</h1><ul>
            \(anchors.joined())</ul><p>\(filler)</p></html>

            """
    }

    /// A way to spell a URL: relative where that is possible, sometimes absolute all the same.
    private func reference(to target: Int, from node: Int) -> String {
        let path = Self.target(of: target)
        let (here, there) = (graph.host(of: node), graph.host(of: target))
        let spelling = Dice(graph.plan.seed, node &* 31 &+ target, .spelling).roll % 4
        if here == there, spelling < 3 { return spelling == 0 ? "\(path)#part" : path }
        let colonAndPort = request.host.drop { $0 != ":" }
        let authority = "\(Self.address(of: there))\(colonAndPort)"
        return spelling == 3 ? "//\(authority)\(path)" : "http://\(authority)\(path)"
    }
}
