import CrawlDemo
import CrawlTestSupport
import Linux
import Synchronization

/// A few pages on 127.0.0.1 whose server tells when it was asked.
struct SmallWeb: Sendable {
    private let web: LoopbackWeb
    private let arrivals: Bell
    private let heads: Heads

    /// Serves what the handler answers.
    init(
        reach: LoopbackServer.Reach = .oneAddress,
        _ handler: @escaping @Sendable (DemoRequest) -> DemoResponse
    ) throws(Errno) {
        let (arrivals, heads) = (Bell(), Heads())
        self.arrivals = arrivals
        self.heads = heads
        web = try LoopbackWeb(reach: reach) { request in
            heads.note(request)
            arrivals.ring()
            return handler(request)
        }
    }

    /// Serves pages by their paths, and 404 for all others.
    init(_ pages: [String: String], reach: LoopbackServer.Reach = .oneAddress) throws(Errno) {
        try self.init(reach: reach) { request in
            guard let page = pages[request.target] else { return .text("none\n", status: 404) }
            return request.target == "/robots.txt" ? .text(page) : .html(page)
        }
    }

    /// The beginning of every URL, without a slash at its end.
    var base: String { web.base }

    var port: UInt16 { web.port }

    var requests: [ServedRequest] { web.requests }

    /// What was asked for, robots.txt aside, in order.
    var targets: [String] { requests.map(\.target).filter { $0 != "/robots.txt" } }

    /// How every client introduced itself.
    var userAgents: Set<String> { heads.userAgents }

    /// Blocks until so many more requests have come, robots.txt included.
    ///
    /// - Returns: False where half a minute has passed without one.
    @discardableResult
    func waitForRequests(_ count: Int) -> Bool {
        arrivals.wait(for: count)
    }

    private final class Heads: Sendable {
        private let names = Mutex<Set<String>>([])

        var userAgents: Set<String> { names.withLock(\.self) }

        func note(_ request: DemoRequest) {
            names.withLock { _ = $0.insert(request.field("User-Agent") ?? "") }
        }
    }
}

/// Pages on one host, each linking to two more: the depth of a page is the length of its number.
struct TreeWeb: Sendable {
    let web: SmallWeb
    private let count: Int

    /// Serves so many pages, each after a wait.
    init(_ count: Int, delay: Duration = .zero) throws(Errno) {
        self.count = count
        web = try SmallWeb { request in
            let number = Self.number(of: request.target)
            guard let number, number <= count else { return .text("none\n", status: 404) }
            let links = [2 * number, 2 * number + 1].filter { $0 <= count }
            let anchors = links.map { "<a href='/\($0)#\(number)'>\($0)</a>" }
            var response = DemoResponse.html("<title>\(number)</title>" + anchors.joined())
            response.delay = delay
            return response
        }
    }

    var seed: String { web.base + "/1" }

    /// Every page that is at most so many links away from the first, in order.
    func pages(depth: Int = .max) -> [String] {
        (1...count).filter { Int.bitWidth - $0.leadingZeroBitCount - 1 <= depth }
            .map { "\(web.base)/\($0)" }.sorted()
    }

    private static func number(of target: String) -> Int? {
        Int(target.dropFirst()).flatMap { $0 > 0 ? $0 : nil }
    }
}

/// A web in which each page links to the next, without an end until it is told to have one.
final class EndlessWeb: Sendable {
    let web: SmallWeb
    private let ending: Switch

    init(delay: Duration = .milliseconds(20)) throws(Errno) {
        let ending = Switch()
        self.ending = ending
        web = try SmallWeb { request in
            guard let number = Int(request.target.dropFirst()) else {
                return .text("none\n", status: 404)
            }
            let link = ending.isOn ? "" : "<a href='/\(number + 1)'>next</a>"
            var response = DemoResponse.html(link)
            response.delay = delay
            return response
        }
    }

    var seed: String { web.base + "/1" }

    /// Lets the next page be the last.
    func end() { ending.turnOn() }

    /// Every page up to now, once, in order.
    var pages: [String] { Set(web.targets).map { web.base + $0 }.sorted() }

    private final class Switch: Sendable {
        private let state = Atomic(false)

        var isOn: Bool { state.load(ordering: .relaxed) }

        func turnOn() { state.store(true, ordering: .relaxed) }
    }
}
