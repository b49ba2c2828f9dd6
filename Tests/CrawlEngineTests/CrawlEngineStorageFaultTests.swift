import CrawlDemo
import CrawlEngine
import CrawlFormat
import CrawlStore
import CrawlTestSupport
import Linux
import Testing

/// Disks that fail below a small crawl, at each of its calls.
@Suite(.tags(.loopback, .slow, .law), .timeLimit(.minutes(30)), .serialized)
struct CrawlEngineStorageFaultTests {
    /// Every so manieth call is the first that fails.
    private static let step = Thoroughness.isFull ? 1 : 9

    @Test(arguments: StorageFault.allCases)
    func `A2, A4, A6, A8: whatever call fails, what is committed stays, and the crawl goes on`(
        fault: StorageFault
    ) async throws {
        try await endure(FaultTrial(fault))
    }

    @Test(arguments: StorageFault.allCases)
    func `whatever call fails on either disk, pages that last have their bodies`(
        fault: StorageFault
    ) async throws {
        try await endure(FaultTrial(fault, keepsBodiesApart: true))
    }

    private func endure(_ trial: FaultTrial) async throws {
        var trial = trial
        let fault = trial.fault
        try await trial.warmUp()
        var call = 1
        while try await trial.fail(at: call) { call += fault == .sync ? 1 : Self.step }
        #expect(trial.failures > 4)
        #expect(trial.failuresWithPages > 2)
        let figures = "\(trial.failures) calls, \(trial.failuresWithPages) amid pages\n"
        Attachment.record("\(fault): \(figures)", named: "figures.txt")
    }
}

/// Crawls of one small web, each on a disk that fails at another call.
private struct FaultTrial {
    let fault: StorageFault
    /// True where bodies are in a file of their own, so that a commit is one of each file.
    private let keepsBodiesApart: Bool
    private let web: GraphWeb
    private let right: CrawlContents
    private(set) var failures = 0
    /// How many came when something was committed and something was left.
    private(set) var failuresWithPages = 0

    init(_ fault: StorageFault, keepsBodiesApart: Bool = false) throws {
        self.fault = fault
        self.keepsBodiesApart = keepsBodiesApart
        web = try GraphWeb(WebGraph.Plan(pages: 60, hosts: 4))
        right = CrawlContents(rightOf: web, depth: nil)
    }

    /// SQLite is set up at its first use, before anything comes below it.
    func warmUp() async throws {
        try await TemporaryDirectory.with { directory async throws -> Void in
            _ = try await plan(directory + "/crawl.sqlite").run()
        }
    }

    /// One crawl that fails at a call, and another that goes on.
    ///
    /// - Returns: False where the first one came to its end before the call.
    mutating func fail(at call: Int) async throws -> Bool {
        try await TemporaryDirectory.with { directory in
            let plan = try self.plan(directory + "/crawl.sqlite")
            var failure: CrawlError?
            var isWhole = false
            let log = await fault.during(call: call, in: directory) {
                do {
                    try await plan.run()
                    isWhole = true
                } catch {
                    failure = error as? CrawlError
                }
            }
            guard !isWhole else { return false }
            failures += 1
            let (kept, start) = (try settled(in: plan.output), web.requests.count)
            expect(failure, at: call)
            // A sync that failed is not tried again: what it should have kept may be lost by then.
            // Once a crawl is over all is safe in the log, which SQLite folds in steps of its own.
            let isOver = try !kept.isEmpty && CrawlFile(plan.output).waitingCount == 0
            #expect(log.lateSyncs == 0 || kept.isEmpty || isOver, "call \(call)")
            try await plan.run()
            let file = try CrawlFile(plan.output)
            #expect(try CrawlContents(of: file).differences(from: right) == [], "call \(call)")
            #expect(try file.brokenLawsOfTheEnd == [], "call \(call)")
            let later = web.requests[start...].map { "http://\($0.host)\($0.target)" }
            #expect(kept.intersection(later) == [], "call \(call)")
            return true
        }
    }

    private func plan(_ file: String) throws -> CrawlPlan {
        var plan = try CrawlPlan.loopback(from: [web.seed], into: file)
        plan.storeLimits.batchCount = 5
        if keepsBodiesApart { plan.bodyFile = Self.bodies(of: file) }
        return plan
    }

    private func expect(_ failure: CrawlError?, at call: Int) {
        guard case .store(let error)? = failure else {
            Issue.record("call \(call) ends the crawl as \(String(describing: failure))")
            return
        }
        #expect(fault != .full || "\(error.kind)" == "full", "call \(call): \(error)")
    }

    private static func bodies(of file: String) -> String { file + ".bodies" }

    private mutating func settled(in path: String) throws -> Set<String> {
        guard FileDescriptor.exists(path) else { return [] }
        let journals = [path, Self.bodies(of: path)].map { $0 + "-journal" }
        guard !journals.contains(where: FileDescriptor.exists) else { return [] }
        let file = try CrawlFile(path)
        guard try file.number("SELECT count(*) FROM sqlite_schema") > 0
        else { return [] }
        #expect(try file.brokenLaws == [])
        let settled = try file.settled
        if !settled.isEmpty, try file.waitingCount > 0 {
            failuresWithPages += 1
        }
        return settled
    }
}
