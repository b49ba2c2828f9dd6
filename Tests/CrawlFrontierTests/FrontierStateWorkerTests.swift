import CrawlDispatch
import CrawlSeen
import CrawlPoliteness
import CrawlScope
import CrawlTestSupport
import CrawlFrontier
import CrawlModel
import Linux
import Synchronization
import Testing
import URLStandard

/// A store beside the loop: rows that the frontier journals, and readings of them.
private final class RowKeeper: Sendable {
    private let rows = Mutex(RowStore())

    func append(_ transaction: RowStore.Transaction) {
        rows.withLock { $0.apply(transaction) }
    }

    func read<Value>(_ body: (borrowing RowStore) -> sending Value) -> sending Value {
        rows.withLock { body($0) }
    }
}

struct FrontierStateWorkerTests {
    private static func services(_ store: RowKeeper, loop: EventLoop) -> FrontierServices {
        FrontierServices(
            now: { .now },
            schedule: { loop.schedule(at: $0, $1) },
            journal: { store.append(.init(changes: $0)) },
            refill: { host, limit in store.read { $0.rows(of: host, limit: limit) } },
            outsiders: { hosts, after, limit in
                store.read { $0.outsiders(of: hosts, after: after, limit: limit) }
            }
        )
    }

    /// Carries one visit after the other until there are no more.
    private static func work(
        _ frontier: Frontier,
        on web: RandomWeb,
        store: RowKeeper
    ) async throws {
        while let visit = try await frontier.next() {
            let place = web.number(of: visit.key).map { web.places[$0] }
            let isFailing = visit.kind == .page && visit.attempt <= place?.failures ?? 0
            let yield: VisitYield = isFailing ? .retry(at: .now) : web.yield(of: visit)
            await frontier.finish(visit, yield) { changes in
                store.append(.init(visit: visit, yield: yield, changes: changes))
            }
        }
    }

    private static func crawl(_ web: RandomWeb, workers: Int, memory: Int) throws -> RowStore {
        let loop = try EventLoop()
        let store = RowKeeper()
        let plan = FrontierPlan(
            capacity: .init(visits: memory),
            obeysRobots: false,
            politeness: Politeness(delay: .zero, perHost: 2)
        )
        var state = FrontierState(plan, scope: Scope(.any, excludes: ["*/excluded/*"]))
        let seeds = web.seeds.map { (url: web.places[$0].url, key: web.places[$0].key) }
        store.append(.init(changes: state.admit(seeds)))
        let frontier = Frontier(state, on: loop, services: services(store, loop: loop))
        let ending = loop.run {
            await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<workers {
                    group.addTask { (try? await work(frontier, on: web, store: store)) != nil }
                }
                let isGood = await group.reduce(true) { $0 && $1 }
                return isGood ? await frontier.ending : nil
            }
        }
        #expect(ending == .some(.exhausted))
        return store.read { copy $0 }
    }

    @Test(arguments: [1, 3, 1_000], [1, 7, 100_000])
    func `every worker goes home when all is done`(workers: Int, memory: Int) throws {
        for seed in 0..<5 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let web = RandomWeb(count: 60, hosts: 4, using: &generator)
            let rows = try Self.crawl(web, workers: workers, memory: memory)
            let limits = RightCrawl.Limits(rules: [.init(isHostScope: false)], redirects: 10)
            let right = RightCrawl(of: web.withoutRobots, within: limits).answers
            #expect(rows.complaints.isEmpty && rows.frontier.isEmpty)
            #expect(rows.urls.count == right.count)
            #expect(rows.storedPages.values.allSatisfy { $0 == 1 })
        }
    }

    @Test func `a stop sends parked workers home, and visits in flight still end`() throws {
        let loop = try EventLoop()
        let store = RowKeeper()
        let url = try WebURL(parsing: "http://h.test/")
        var state = FrontierState(FrontierPlan(obeysRobots: false), scope: Scope(.any))
        store.append(.init(changes: state.admit([(url, URLKey(rawValue: 1))])))
        let frontier = Frontier(state, on: loop, services: Self.services(store, loop: loop))
        let isRight = loop.run {
            guard let visit = try? await frontier.next() else { return false }
            async let parked = frontier.next()
            await frontier.stop()
            let leaving = try? await parked
            await frontier.finish(visit, .page(LinkList())) { changes in
                store.append(.init(visit: visit, yield: .page(LinkList()), changes: changes))
            }
            return leaving == .some(nil)
        }
        #expect(isRight == true)
        #expect(store.read { $0.storedPages.count } == 1)
    }

    @Test func `visits set out a few at a time, and as fast as others come back`() throws {
        let loop = try EventLoop()
        let alarms = Mutex<[(moment: Moment, action: @Sendable () -> Void)]>([])
        let now = Moment(nanoseconds: 7)
        let services = FrontierServices(
            now: { now },
            schedule: { moment, action in alarms.withLock { $0.append((moment, action)) } },
            journal: { _ in },
            refill: { _, _ in [] },
            outsiders: { _, _, _ in [] }
        )
        var state = FrontierState(FrontierPlan(obeysRobots: false), scope: Scope(.any))
        let seeds = try (0..<100).map { number in
            (
                url: try WebURL(parsing: "http://127.0.0.\(1 + number)/"),
                key: URLKey(rawValue: number)
            )
        }
        _ = state.admit(seeds)
        let frontier = Frontier(state, on: loop, services: services)
        let counts = loop.run {
            await withTaskGroup(of: Void.self) { group in
                let out = Departed(loop: loop)
                for _ in 0..<60 {
                    group.addTask(executorPreference: loop) {
                        await out.note(try? await frontier.next())
                    }
                }
                var counts = [await out.count(after: alarms, upTo: now)]
                counts.append(await out.count(after: alarms, upTo: now))
                await out.finishOne(on: frontier)
                counts.append(await out.count(after: alarms, upTo: now))
                counts.append(await out.count(after: alarms, upTo: now + .milliseconds(2)))
                counts.append(await out.count(after: alarms, upTo: now))
                await frontier.stop()
                return counts
            }
        }
        #expect(counts == [16, 16, 17, 32, 33])
    }

    @Test func `a failed reading of the store is the worker's error`() throws {
        let loop = try EventLoop()
        var state = FrontierState(FrontierPlan(obeysRobots: false), scope: Scope(.any))
        state.restore(hosts: ["h.test"])
        state.restore(urls: [
            .init(id: .init(rawValue: 1), key: .init(rawValue: 1), depth: 0, state: .waiting)
        ])
        state.restore(waiting: [(HostID(rawValue: 1), 1)])
        let services = FrontierServices(
            now: { .now },
            schedule: { loop.schedule(at: $0, $1) },
            journal: { _ in },
            refill: { _, _ in throw FrontierError.missingRows(host: "h.test", count: 1) },
            outsiders: { _, _, _ in [] }
        )
        let frontier = Frontier(state, on: loop, services: services)
        let failure = loop.run { () -> FrontierError? in
            do {
                _ = try await frontier.next()
                return nil
            } catch {
                return error as? FrontierError
            }
        }
        #expect(failure == .some(.missingRows(host: "h.test", count: 1)))
    }
}

/// The visits that have set out.
private actor Departed {
    private let loop: EventLoop
    private var visits: [Visit] = []

    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.residence }

    init(loop: EventLoop) {
        self.loop = loop
    }

    func note(_ visit: Visit??) {
        if case .some(.some(let visit)) = visit { visits.append(visit) }
    }

    func finishOne(on frontier: Frontier) async {
        guard let visit = visits.first else { return }
        await frontier.finish(visit, .nothing) { _ in }
    }

    /// Rings the alarms that are due, and counts once everybody has gone who may go.
    func count(
        after alarms: borrowing Mutex<[(moment: Moment, action: @Sendable () -> Void)]>,
        upTo now: Moment
    ) async -> Int {
        let due = alarms.withLock { alarms in
            defer { alarms.removeAll { $0.moment <= now } }
            return alarms.filter { $0.moment <= now }
        }
        for alarm in due { alarm.action() }
        for _ in 0..<500 { await Task.yield() }
        return visits.count
    }
}
