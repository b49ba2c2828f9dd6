import CrawlModel
import CrawlPoliteness
import CrawlScope
import Linux
import Testing
import URLStandard

@testable import CrawlFrontier

/// Which visit a host has first.
struct FrontierStateOrderTests {
    private static let now = Moment(nanoseconds: 0)

    private static func url(_ path: String, on host: String = "a.test") throws -> WebURL {
        try WebURL(parsing: "http://\(host)\(path)")
    }

    private static func links(_ paths: [String]) throws -> LinkList {
        var links = LinkList()
        for path in paths {
            let url = try url(path)
            links.append(url, key: URLKey(of: url), source: .a)
        }
        return links
    }

    private static func state(_ order: VisitOrder, memory: Int = 100) throws -> FrontierState {
        var plan = FrontierPlan(
            capacity: .init(visits: memory),
            obeysRobots: false,
            politeness: Politeness(delay: .zero, perHost: 1)
        )
        plan.order = order
        return FrontierState(plan, scope: Scope(.any))
    }

    /// The next visit; each host is at an address of its own.
    private static func next(_ state: inout FrontierState) -> Visit? {
        while true {
            switch state.next(now: now) {
            case .visit(let visit): return visit
            case .locate(let host, _): state.locate(host, at: "address \(host.rawValue)")
            default: return nil
            }
        }
    }

    /// The paths in the order in which they are visited, one at a time.
    private static func paths(
        _ order: VisitOrder,
        from seed: String,
        _ pages: [String: [String]]
    ) throws -> [String] {
        var state = try state(order)
        let url = try url(seed)
        _ = state.admit([(url, URLKey(of: url))])
        var paths: [String] = []
        while let visit = next(&state) {
            let path = String(decoding: visit.url.target, as: UTF8.self)
            paths.append(path)
            _ = state.finish(visit, .page(try links(pages[path] ?? [])), now: now)
        }
        return paths
    }

    private static let tree = [
        "/": ["/a", "/b", "/c"], "/a": ["/d", "/e"], "/b": ["/f"], "/d": ["/g"],
        "/c": ["/a"],
    ]

    @Test func `breadth goes by depth, then by discovery`() throws {
        #expect(
            try Self.paths(.breadth, from: "/", Self.tree)
                == ["/", "/a", "/b", "/c", "/d", "/e", "/f", "/g"]
        )
    }

    @Test func `depth goes to the end of a branch before the next`() throws {
        #expect(
            try Self.paths(.depth, from: "/", Self.tree)
                == ["/", "/a", "/d", "/g", "/e", "/b", "/f", "/c"]
        )
    }

    @Test func `depths are exact although the far comes first`() throws {
        var state = try Self.state(.depth)
        let seed = try Self.url("/")
        _ = state.admit([(seed, URLKey(of: seed))])
        // The long way to /x is walked to its end before /short is asked.
        let pages = [
            "/": ["/1", "/short"], "/1": ["/2"], "/2": ["/3"], "/3": ["/x"], "/short": ["/x"],
            "/x": ["/y"],
        ]
        var relinks = 0
        while let visit = Self.next(&state) {
            if visit.kind == .relink { relinks += 1 }
            let path = String(decoding: visit.url.target, as: UTF8.self)
            let links = try Self.links(pages[path] ?? [])
            _ = state.finish(visit, .page(links), now: Self.now)
        }
        #expect(state.standing(of: URLKey(of: try Self.url("/x")))?.depth == 2)
        #expect(state.standing(of: URLKey(of: try Self.url("/y")))?.depth == 3)
        #expect(relinks == 2)
    }

    @Test func `a score weighs depth, path, query and links`() throws {
        let pages = [
            "/": ["/a/b/c/d", "/x?q=1&r=2", "/much", "/a", "/m1", "/m2", "/m3"],
            "/a": ["/much", "/deep"], "/m1": ["/much"], "/m2": ["/much"], "/m3": ["/much"],
        ]
        #expect(
            try Self.paths(.score, from: "/", pages)
                == ["/", "/much", "/a", "/m1", "/m2", "/m3", "/a/b/c/d", "/x?q=1&r=2", "/deep"]
        )
    }

    @Test func `a URL comes forward when the links to it double`() throws {
        let pages = [
            "/": ["/1", "/2", "/3", "/4/5", "/late/on"], "/1": ["/late/on"], "/2": ["/late/on"],
            "/3": ["/late/on"],
        ]
        #expect(
            try Self.paths(.score, from: "/", pages)
                == ["/", "/1", "/late/on", "/2", "/3", "/4/5"]
        )
    }

    @Test(arguments: VisitOrder.allCases)
    func `hosts take turns, whatever the order`(order: VisitOrder) throws {
        var state = try Self.state(order)
        var seeds: [(url: WebURL, key: URLKey)] = []
        for number in 0..<30 {
            for host in ["a.test", "b.test", "c.test"] {
                let url = try Self.url("/\(host.prefix(1))/x/y/\(number)", on: host)
                seeds.append((url, URLKey(of: url)))
            }
        }
        _ = state.admit(seeds)
        var hosts: [String] = []
        while let visit = Self.next(&state) {
            hosts.append(visit.url.hostname)
            _ = state.finish(visit, .nothing, now: Self.now)
        }
        #expect(hosts.count == 90)
        for start in stride(from: 0, to: 90, by: 3) {
            #expect(Set(hosts[start..<(start + 3)]).count == 3)
        }
    }
}
