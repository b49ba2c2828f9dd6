import CrawlControl
import CrawlFormat
import CrawlFrontier
import CrawlModel
import CrawlPoliteness
import CrawlRecall
import CrawlRestraint
import CrawlScope
import CrawlStore
import Linux
import URLStandard

extension Crawler {
    /// Takes over what earlier runs left, by the rules of this one.
    static func restore(
        _ state: inout FrontierState,
        into opened: inout OpenedStore,
        _ plan: CrawlPlan,
        _ rules: RuleBook
    ) async throws(StoreError) {
        let store = opened.pages
        // Under several rules a depth does not tell whether a URL is too deep.
        let depth = rules.isPlain ? plan.frontier.maximumDepth ?? .max : -1
        _ = try await store.reopenCut(maximumDepth: depth)
        let order = plan.frontier.order
        try await store.reorder(outside: order.places, to: order.placeOfURL)
        let stored = try await StoredCrawl.open(plan.output)
        try await restore(&state, from: stored, into: &opened, plan.frontier, !rules.isPlain)
        for order in try await HostOrder.standing(in: plan.output) { state.obey(order) }
        try await judge(&state, from: stored, into: store, by: rules.words)
    }

    /// Rebuilds the frontier from the rows of earlier runs.
    static func restore(
        _ state: inout FrontierState,
        from stored: StoredCrawl,
        into opened: inout OpenedStore,
        _ plan: FrontierPlan,
        _ isRuled: Bool
    ) async throws(StoreError) {
        let crawl = try await stored.overview()
        restore(crawl.hosts, into: &state)
        while case let urls = try await stored.nextURLs(), !urls.isEmpty {
            state.restore(urls: urls)
        }
        if isRuled { try await restoreReaches(&state, from: stored) }
        state.restore(waiting: crawl.hosts.map { ($0.id, $0.waitingCount) })
        if isRuled || !plan.budgets.prefixes.isEmpty {
            try await restorePages(&state, from: stored)
        }
        let isUnlimited = plan.budgets == BudgetLimits()
        let pages = isUnlimited ? [] : try await stored.pagesOfHosts()
        state.restore(pages: pages, receivedBytes: crawl.receivedBytes)
        state.restore(roots: try await stored.roots(), storedPages: crawl.pageCount)
        let sitemaps = try await stored.namedSitemaps()
        opened.pages.append(.changes(state.restore(sitemaps: sitemaps)))
        opened.answeredCount = crawl.isFirstRound ? 0 : crawl.urlCount
        // Whoever visits pages again wants those of barren shapes, too.
        if crawl.isFirstRound { try await restoreYields(&state, from: stored) }
        opened.dictionaries = try await stored.dictionaries()
    }

    private static func restore(_ hosts: [RestoredHost], into state: inout FrontierState) {
        state.restore(hosts: hosts.map(\.name))
        let (now, longestRest) = (WallClock.milliseconds, RetryPolicy().longestRetryAfter)
        for host in hosts {
            state.restore(host.id, misses: host.misses)
            guard let rest = host.rest(at: now, atMost: longestRest) else { continue }
            state.pause(host.id, until: .now + rest)
        }
    }

    private static func restoreYields(
        _ state: inout FrontierState,
        from stored: StoredCrawl
    ) async throws(StoreError) {
        let yields = state.watchesYields ? try await stored.lastYields() : []
        for last in yields { state.restore(last.url, last.content, found: last.found) }
        state.restore(heldBy: try await stored.heldRules())
    }

    /// Decides again about what was refused, where that was not by the same scope.
    private static func judge(
        _ state: inout FrontierState,
        from stored: StoredCrawl,
        into store: PageStore,
        by scope: String
    ) async throws(StoreError) {
        guard try await stored.scope() != scope else { return }
        store.append(.scope(nil))
        let read = { (id: URLID) async throws(StoreError) in
            try await stored.refusedURLs(after: id)
        }
        try await walk(read, by: \.visit) { (urls) async throws(StoreError) in
            store.append(.changes(state.judge(urls)))
            try await store.room()
        }
        store.append(.scope(scope))
    }

    /// Takes over how URLs are reached under the rules of earlier runs.
    private static func restoreReaches(
        _ state: inout FrontierState,
        from stored: StoredCrawl
    ) async throws(StoreError) {
        let read = { (id: URLID) async throws(StoreError) in
            try await stored.placedURLs(after: id)
        }
        try await walk(read, by: \.visit) { urls in
            for (visit, reach) in urls { state.restore(visit, reach: reach) }
        }
    }

    /// Takes over what the stored pages count against.
    private static func restorePages(
        _ state: inout FrontierState,
        from stored: StoredCrawl
    ) async throws(StoreError) {
        let read = { (id: URLID) async throws(StoreError) in try await stored.pages(after: id) }
        try await walk(read, by: \.self) { pages in
            for page in pages { state.restore(page: page) }
        }
    }

    /// Shows numbered rows chunk by chunk, each read after the last of the one before.
    private static func walk<Row>(
        _ read: (URLID) async throws(StoreError) -> [Row],
        by visit: (Row) -> Visit,
        _ body: ([Row]) async throws(StoreError) -> Void
    ) async throws(StoreError) {
        var last = URLID(rawValue: 0)
        while case let rows = try await read(last), let end = rows.last {
            try await body(rows)
            last = visit(end).id
        }
    }
}
