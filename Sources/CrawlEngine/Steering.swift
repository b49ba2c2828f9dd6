import CrawlControl
import CrawlDispatch
package import CrawlFormat
import CrawlFrontier
package import CrawlModel
import CrawlPoliteness
package import CrawlScope
import CrawlRecall
import CrawlStore
package import Linux

/// Steers a crawl that does not run: who holds its file carries out the orders that wait.
package struct Steering: Sendable {
    private let file: String
    /// Which URLs belong to the crawl.
    private let rules: RuleBook
    /// What does not make the crawl's URLs different.
    package var ignored = IgnoredDifferences()
    /// What is asked, as a JSON object for the run's row.
    package var configuration = "{}"

    /// Prepares for a crawl's file.
    package init(file: String, rules: RuleBook) {
        self.file = file
        self.rules = rules
    }

    /// Carries out the orders that wait, as a run of its own that requests nothing.
    ///
    /// A crawl that was finished stays so, unless it has something to visit now.
    ///
    /// - Parameter loop: Where the frontier lives meanwhile.
    /// - Throws: Why the file cannot be used; `locked` where the crawl runs.
    /// - Complexity: O(n) in the URLs of the crawl.
    package func carryOut(on loop: EventLoop) async throws(StoreError) {
        let (store, beginning) = try await PageStore.open(file, run: run)
        var plan = FrontierPlan(maximumDepth: maximumDepth)
        plan.robots.sitemaps = .none
        plan.ignored = ignored
        var state = FrontierState(plan, rules: rules)
        var opened = OpenedStore(pages: store, beginning: beginning)
        let isRuled = !rules.isPlain
        let stored = try await StoredCrawl.open(file)
        try await Crawler.restore(&state, from: stored, into: &opened, plan, isRuled)
        let before = state.counts.waiting
        let services = FrontierServices(store: store, loop: loop, isRuled: isRuled)
        let frontier = Frontier(state, on: loop, services: services)
        try await OrderDesk(file: file, store: store, frontier: frontier, ignored: ignored)
            .clear()
        let hasMore = await frontier.counts.waiting > before
        _ = try await store.finish(isFinished: beginning.isFinished && !hasMore) { _, _ in
            RunEnding(exitStatus: 0, finishedAt: WallClock.milliseconds)
        }
    }

    private var maximumDepth: Int? { rules[0].maximumDepth }

    private var run: RunDescription {
        var run = RunDescription(startedAt: WallClock.milliseconds)
        run.configuration = configuration
        run.maximumDepth = maximumDepth
        run.version = CrawlVersion.number
        run.owner = "\(ProcessEnvironment.processID)"
        return run
    }
}
