import CrawlDispatch
import CrawlFetch
import CrawlFormat
import CrawlFrontier
import CrawlModel
import CrawlPacking
import CrawlRestraint
package import CrawlStore
import Digests
import Linux

/// One run of a crawl: workers that carry visits from the frontier through the rooms to the store.
package actor Crawler {
    private struct Start {
        let beginning: Beginning
        /// URLs up to this number may have answered in an earlier round.
        let answeredCount: Int
        let moment = Moment.now
    }

    private static let crewSize = 64

    let plan: CrawlPlan
    let loop: EventLoop
    let pool: ThreadPool
    let store: PageStore
    let frontier: Frontier
    let fetcher: Fetcher
    let reader: PageReader
    var restraint: Restraint
    private let start: Start
    private var stopReason: CrawlEnding?

    package nonisolated var unownedExecutor: UnownedSerialExecutor { loop.residence }

    init(
        plan: CrawlPlan,
        on loop: EventLoop,
        pool: ThreadPool,
        store: OpenedStore,
        tools: (frontier: Frontier, fetcher: Fetcher)
    ) {
        self.plan = plan
        self.loop = loop
        self.pool = pool
        self.store = store.pages
        start = Start(beginning: store.beginning, answeredCount: store.answeredCount)
        frontier = tools.frontier
        fetcher = tools.fetcher
        restraint = Restraint(bytesPerSecond: plan.fetch.transport.bytesPerSecond)
        reader = PageReader(
            plan: plan,
            packer: PagePacker(
                keepsPlaces: plan.keepsPlaces,
                packsBodies: plan.packsBodies,
                dictionaries: store.dictionaries
            ) { SHA256Digest(of: $0.span).bytes }
        )
    }

    /// Crawls until nothing is left, a limit is reached or somebody stops it, and closes the file.
    ///
    /// - Throws: What made going on impossible; the file then holds all that was committed.
    package func run() async throws(CrawlError) -> CrawlResult {
        do throws(FetchError) {
            try await fetcher.open()
        } catch {
            throw .fetch(error)
        }
        let timer = plan.maximumTime.map { time in
            loop.schedule(at: start.moment + time) { self.assumeIsolated { $0.stop(.timeUp) } }
        }
        await clearOrders()
        let work = await workUnderOrders()
        if let timer { loop.cancel(timer) }
        // Meanwhile the store commits what it has left.
        async let farewell: Void = fetcher.close()
        try work.get()
        let result = try await conclude()
        await farewell
        return result
    }

    /// Asks the crawl to end: visits in flight may finish within the grace, all else waits for
    /// the next run.
    ///
    /// Asked a second time, it ends at once.
    package func stop(_ reason: CrawlEnding) {
        guard stopReason == nil else { return abandonTransfers() }
        stopReason = reason
        store.stopHolding()
        // The frontier lives on this loop too: both calls are over before anything else happens.
        frontier.assumeIsolated { $0.stop() }
        loop.schedule(at: .now + plan.grace) { self.assumeIsolated { $0.abandonTransfers() } }
    }

    /// The files that the crawl writes, its own first.
    package var files: [String] {
        get async { await store.files }
    }

    /// How the run is going.
    package var progress: CrawlProgress {
        let (counts, outlook) = frontier.assumeIsolated { ($0.counts, $0.outlook) }
        return CrawlProgress(
            counters: store.counters,
            waiting: counts.waiting,
            travelling: counts.travelling,
            hosts: counts.hosts,
            activeHosts: outlook.activeHosts,
            nextDue: outlook.wait(from: .now),
            slowestHost: outlook.slowestHost,
            slowestTime: outlook.slowestTime,
            elapsed: .now - start.moment,
            lag: loop.lag
        )
    }

    /// What the crawl's file was when it was opened.
    package nonisolated var beginning: Beginning { start.beginning }

    /// Up to which number URLs may have answered in an earlier round.
    var answeredCount: Int { start.answeredCount }

    /// True once somebody asked the crawl to end.
    var isStopping: Bool { stopReason != nil }

    private func abandonTransfers() {
        fetcher.assumeIsolated { $0.abandon() }
    }

    private func workUnderOrders() async -> Result<Void, CrawlError> {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.heedOrders() }
            defer { group.cancelAll() }
            do throws(CrawlError) {
                return .success(try await self.work())
            } catch {
                return .failure(error)
            }
        }
    }

    private func work() async throws(CrawlError) {
        do {
            try await withThrowingDiscardingTaskGroup { group in
                for first in stride(from: 1, through: plan.concurrency, by: Self.crewSize) {
                    group.addTask(executorPreference: loop) { try await self.work(from: first) }
                    await Task.yield()
                }
            }
        } catch let error as CrawlError {
            throw error
        } catch let error as StoreError {
            throw .store(error)
        } catch {
            throw .inconsistent("\(error)")
        }
    }

    /// Lets a crew of workers work: a thousand started at once would keep everything else waiting
    /// for 10 ms, and a group needs the longer to take leave of a task the more it has.
    private func work(from first: Int) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for number in first..<min(first + Self.crewSize, plan.concurrency + 1) {
                group.addTask(name: "worker \(number)", executorPreference: loop) {
                    try await self.carryVisits()
                }
            }
        }
    }

    private func unwantedCount() async throws(CrawlError) -> Int {
        guard let unwanted = plan.unwanted else { return 0 }
        do throws(StoreError) {
            return try await store.countFailures(unwanted)
        } catch {
            throw .store(error)
        }
    }

    /// Closes the file, and says how the run ended.
    private func conclude() async throws(CrawlError) -> CrawlResult {
        let unwanted = try await unwantedCount()
        let ending = endingSoFar
        let held = await frontier.heldCount
        let (beginning, elapsed, lag) = (beginning, Moment.now - start.moment, loop.lag)
        let report = { @Sendable (counters: RunCounters, seeds: SeedTally?) in
            CrawlResult(
                ending: ending,
                beginning: beginning,
                counters: counters,
                seeds: seeds,
                elapsed: elapsed,
                lag: lag,
                unwantedCount: unwanted,
                heldCount: held
            )
        }
        let judge = plan.exitStatus
        do throws(StoreError) {
            let seeds = try await store.finish(isFinished: ending.isFinished) { counters, seeds in
                RunEnding(
                    exitStatus: judge(report(counters, seeds)),
                    finishedAt: WallClock.milliseconds
                )
            }
            return report(store.counters, seeds)
        } catch {
            throw .store(error)
        }
    }

    private var endingSoFar: CrawlEnding {
        let ended = frontier.assumeIsolated { $0.ending }.map(CrawlEnding.init)
        return stopReason ?? ended ?? .timeUp
    }
}

extension CrawlEnding {
    /// True where nothing is left for another run.
    fileprivate var isFinished: Bool { self == .exhausted || self == .limitReached }

    fileprivate init(_ ending: FrontierEnding) {
        self =
            switch ending {
            case .exhausted: .exhausted
            case .limitReached: .limitReached
            case .full(let urls): .full(urls: urls)
            }
    }
}
