package import CrawlFrontier
import CrawlModel
import CrawlStore
import DomainNames
package import Linux
import URLStandard

extension Crawler {
    /// Opens the crawl's file and puts everything in its place: what an earlier run left, and the
    /// seeds.
    ///
    /// - Parameters:
    ///   - plan: What to do.
    ///   - loop: Where the crawl lives.
    ///   - pool: Where it computes.
    /// - Throws: Why the file cannot be used.
    package static func open(
        _ plan: CrawlPlan,
        on loop: EventLoop,
        pool: ThreadPool
    ) async throws(CrawlError) -> Crawler {
        do throws(StoreError) {
            let (store, beginning) = try await PageStore.open(plan.output, run: .init(plan))
            var state = FrontierState(plan.frontier, scope: Scope(plan.scope))
            try await restore(&state, from: store, beginning: beginning, plan: plan)
            let seeds = plan.seeds.map { (url: $0.url, key: URLKey(of: $0.url)) }
            store.append(.changes(state.admit(seeds)))
            let frontier = Frontier(state, on: loop, services: .init(store: store, loop: loop))
            return Crawler(
                plan: plan, on: loop, pool: pool, store: (store, beginning), frontier: frontier)
        } catch {
            throw .store(error)
        }
    }
}
