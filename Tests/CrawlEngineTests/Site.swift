import CrawlDemo
import CrawlEngine
import CrawlModel
import CrawlTestSupport
import Synchronization
import Testing

/// A small site of 127.0.0.1 for one crawl.
struct Site: Sendable {
    /// Answers a request, for the how manieth time is the number; nil is 404.
    typealias Handler = @Sendable (DemoRequest, Int) -> DemoResponse?

    private let handler: Handler

    init(_ handler: @escaping Handler) {
        self.handler = handler
    }

    /// A site that answers some targets, always the same.
    init(_ answers: [String: DemoResponse]) {
        self.init { request, _ in answers[request.target] }
    }

    /// Crawls from the root to the end, and shows the file and the server's log.
    func crawl(
        depth: Int? = nil,
        follow: FollowPolicy = .documents,
        obeysNofollow: Bool = true,
        _ inspect: (borrowing CrawlFile, LoopbackWeb) throws -> Void
    ) async throws {
        let visitors = Visitors()
        let web = try LoopbackWeb { [handler] request in
            let count = visitors.count(request.target)
            return handler(request, count) ?? .text("not here\n", status: 404)
        }
        try await TemporaryDirectory.with { directory in
            let path = directory + "/crawl.sqlite"
            var plan = try CrawlPlan.loopback(from: [web.base + "/"], into: path, depth: depth)
            plan.follow = follow
            plan.obeysNofollow = obeysNofollow
            let report = try await plan.run()
            #expect(report.ending == .exhausted)
            let file = try CrawlFile(path)
            let broken = try file.brokenLawsOfTheEnd
            #expect(broken == [])
            try inspect(file, web)
        }
    }
}

/// How often each target was asked for.
private final class Visitors: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    func count(_ target: String) -> Int {
        counts.withLock { counts in
            counts[target, default: 0] += 1
            return counts[target, default: 0]
        }
    }
}
