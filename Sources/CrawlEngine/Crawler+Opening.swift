import CrawlDispatch
import CrawlFetch
import CrawlFormat
import CrawlFrontier
import CrawlModel
import CrawlScope
import CrawlStore
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
            if beginning == .fresh {
                store.append(.scope(rules.words))
            } else {
                try await restore(&state, into: &opened, plan, rules)
            }
            admitSeeds(of: plan, by: rules, to: &state, store)
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

    private static func admitSeeds(
        of plan: CrawlPlan,
        by rules: RuleBook,
        to state: inout FrontierState,
        _ store: PageStore
    ) {
        let seeds = plan.seeds.map { seed in
            let rule = rules.place(of: seed.rule.name(of: seed)) ?? 0
            let key = URLKey(of: seed.url, ignoring: plan.frontier.ignored)
            return (url: seed.url, key: key, rule: rule)
        }
        store.append(.changes(state.admit(seeds)))
        store.append(.changes(state.admit(sitemaps: plan.sitemaps.urls)))
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
