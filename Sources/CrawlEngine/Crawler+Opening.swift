import CrawlControl
import CrawlDispatch
import CrawlFetch
import CrawlFormat
import CrawlFrontier
package import CrawlModel
import CrawlPoliteness
import CrawlRecall
import CrawlRestraint
package import CrawlScope
import CrawlSeen
import CrawlStore
import DomainNames
package import Linux
import URLStandard

extension Crawler {
    /// Opens the crawl's file and puts everything in its place: what earlier runs left, and the
    /// seeds.
    ///
    /// - Parameters:
    ///   - plan: What to do.
    ///   - loop: Where the crawl lives.
    ///   - pool: Where it computes.
    /// - Returns: A crawler that has requested nothing yet.
    /// - Throws: Why the file cannot be used.
    package static func open(
        _ plan: CrawlPlan,
        on loop: EventLoop,
        pool: ThreadPool
    ) async throws(CrawlError) -> Crawler {
        do throws(StoreError) {
            let (store, beginning) = try await PageStore.open(
                plan.output,
                run: .init(plan),
                limits: plan.storeLimits,
                listener: plan.listener
            )
            let rules = RuleBook(plan)
            var state = FrontierState(plan.frontier, rules: rules)
            var opened = OpenedStore(pages: store, beginning: beginning)
            if beginning != .fresh {
                let isRuled = !rules.isPlain
                // Under several rules a depth does not tell whether a URL is too deep.
                let depth = isRuled ? -1 : plan.frontier.maximumDepth ?? .max
                _ = try await store.reopenCut(maximumDepth: depth)
                let order = plan.frontier.order
                try await store.reorder(outside: order.places, to: order.placeOfURL)
                let stored = try await StoredCrawl.open(plan.output)
                try await restore(&state, from: stored, into: &opened, plan.frontier, isRuled)
                for order in try await HostOrder.standing(in: plan.output) { state.obey(order) }
                try await judge(&state, from: stored, into: store, by: rules.words)
            } else {
                store.append(.scope(rules.words))
            }
            let seeds = plan.seeds.map { seed in
                let rule = rules.place(of: seed.rule.name(of: seed)) ?? 0
                let key = URLKey(of: seed.url, ignoring: plan.frontier.ignored)
                return (url: seed.url, key: key, rule: rule)
            }
            store.append(.changes(state.admit(seeds)))
            store.append(.changes(state.admit(sitemaps: plan.sitemaps.urls)))
            let fetcher = Fetcher(plan: plan.fetch, loop: loop)
            var services = FrontierServices(store: store, loop: loop, isRuled: !rules.isPlain)
            services.locate = { await fetcher.address(of: $0) }
            return Crawler(
                plan: plan,
                on: loop,
                pool: pool,
                store: opened,
                tools: (Frontier(state, on: loop, services: services), fetcher)
            )
        } catch {
            throw .store(error)
        }
    }

    /// Rebuilds the frontier from the rows of earlier runs.
    static func restore(
        _ state: inout FrontierState,
        from stored: StoredCrawl,
        into opened: inout OpenedStore,
        _ plan: FrontierPlan,
        _ isRuled: Bool
    ) async throws(StoreError) {
        let store = opened.pages
        let crawl = try await stored.overview()
        state.restore(hosts: crawl.hosts.map(\.name))
        let (now, longestRest) = (WallClock.milliseconds, RetryPolicy().longestRetryAfter)
        for host in crawl.hosts {
            state.restore(host.id, misses: host.misses)
            guard let rest = host.rest(at: now, atMost: longestRest) else { continue }
            state.pause(host.id, until: .now + rest)
        }
        while true {
            let urls = try await stored.nextURLs()
            guard !urls.isEmpty else { break }
            state.restore(urls: urls.map { $0.forFrontier(plan) })
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
        store.append(.changes(state.restore(sitemaps: try await stored.namedSitemaps())))
        opened.answeredCount = crawl.isFirstRound ? 0 : crawl.urlCount
        // Whoever visits pages again wants those of barren shapes, too.
        if crawl.isFirstRound {
            let yields = state.watchesYields ? try await stored.lastYields() : []
            for last in yields { state.restore(last.url, last.content, found: last.found) }
            state.restore(heldBy: try await stored.heldRules())
        }
        opened.dictionaries = try await stored.dictionaries()
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
        var last = URLID(rawValue: 0)
        while case let urls = try await stored.refusedURLs(after: last), let end = urls.last {
            store.append(.changes(state.judge(urls)))
            try await store.room()
            last = end.visit.id
        }
        store.append(.scope(scope))
    }

    /// Takes over how URLs are reached under the rules of earlier runs.
    private static func restoreReaches(
        _ state: inout FrontierState,
        from stored: StoredCrawl
    ) async throws(StoreError) {
        var last = URLID(rawValue: 0)
        while true {
            let urls = try await stored.placedURLs(after: last)
            guard let end = urls.last?.visit.id else { return }
            for (visit, reach) in urls { state.restore(visit, reach: reach) }
            last = end
        }
    }

    /// Takes over what the stored pages count against.
    private static func restorePages(
        _ state: inout FrontierState,
        from stored: StoredCrawl
    ) async throws(StoreError) {
        var last = URLID(rawValue: 0)
        while true {
            let pages = try await stored.pages(after: last)
            guard let end = pages.last?.id else { return }
            for page in pages { state.restore(page: page) }
            last = end
        }
    }
}

extension CrawlRecall::RestoredURL {
    /// The same URL in the frontier's words.
    fileprivate func forFrontier(_ plan: FrontierPlan) -> CrawlFrontier::RestoredURL {
        // How many redirects led to a page that is done is not kept; too many is safe, too few is
        // not.
        let isUncertain = state == .fetched && via == .redirect
        var restored = CrawlFrontier::RestoredURL(
            key: key,
            id: id,
            depth: Int(depth),
            state: state.forFrontier,
            priority: priority.map(Int.init),
            redirects: isUncertain ? plan.maximumRedirects : Int(redirects),
            isFetched: state == .fetched || state == .relinking
        )
        restored.isSitemap = via == .sitemapFile
        if case .skipped(let reason) = state, reason.isAside { restored.aside = reason }
        restored.isOutside = state == .skipped(.outOfScope)
        return restored
    }
}

extension RestoredState {
    fileprivate var forFrontier: URLState {
        switch self {
        case .waiting, .relinking: .spilled
        case .fetched: .done
        case .skipped(.tooDeep), .skipped(.redirectLimit): .cut
        case .skipped(.notFollowed), .skipped(.nofollow): .notFollowed
        case .skipped: .refused
        }
    }
}

extension Scope {
    /// The scope that a user means, still without roots.
    package init(_ plan: ScopePlan, ignoring ignored: IgnoredDifferences) {
        self.init(
            plan.kind,
            includes: plan.includes,
            excludes: plan.excludes,
            avoidsTraps: plan.avoidsTraps,
            registrableDomain: { PublicSuffixList.system.registrableDomain(of: $0) },
            site: { String(decoding: ignored.authority(of: $0), as: UTF8.self) }
        )
        except(plan.exceptions)
    }
}

extension RuleBook {
    /// The rules of a plan: the command's own first.
    package init(_ plan: CrawlPlan) {
        let ignored = plan.frontier.ignored
        var own = plan.frontier.rule(of: Scope(plan.scope, ignoring: ignored))
        own.extraHops = plan.scope.extraHops
        self.init(
            [own] + plan.seedRules.map { ReachRule($0, ignoring: ignored) },
            yields: plan.scope.maximumBarren.map(ShapeYields.init(patience:))
        )
    }
}

extension ReachRule {
    /// The rule that a line of a seed list sets.
    package init(_ plan: SeedRulePlan, ignoring ignored: IgnoredDifferences) {
        self.init(Scope(plan.scope, ignoring: ignored), name: plan.name)
        maximumDepth = plan.maximumDepth
        extraHops = plan.scope.extraHops
        maximumPages = plan.maximumPages
    }
}

extension RunDescription {
    fileprivate init(_ plan: CrawlPlan) {
        self.init(startedAt: WallClock.milliseconds)
        seedCount = plan.seeds.count
        maximumDepth = plan.frontier.maximumDepth
        userAgent = plan.fetch.userAgent
        configuration = plan.configuration
        version = CrawlVersion.number
        owner = "\(ProcessEnvironment.processID)"
        rereads = plan.rereads
        form.bodyFile = plan.bodyFile
        form.ignored = plan.frontier.ignored
        revisits = plan.refresh?.revisits(at: startedAt)
    }
}

extension FrontierServices {
    /// The world as the crawl has it: the loop's time, and the store's rows.
    init(store: PageStore, loop: EventLoop, isRuled: Bool) {
        self.init(
            now: { .now },
            schedule: { moment, action in loop.schedule(at: moment, action) },
            journal: { store.append(.changes($0)) },
            refill: { host, limit in
                try await store.waiting(of: host, limit: limit).map(\.visit)
            },
            outsiders: { hosts, id, limit in
                try await store.outsiders(
                    of: hosts,
                    after: id,
                    limit: limit,
                    andPlaced: isRuled
                )
            }
        )
    }
}
