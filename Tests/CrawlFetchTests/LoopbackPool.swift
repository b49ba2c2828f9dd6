import CrawlModel
import CrawlTestSupport
import Linux
import Synchronization
import Testing

@testable import CrawlFetch

/// A fetcher on a loop of its own, for the requests of one test; the loop is never kept for long.
struct LoopbackPool: Sendable {
    let loop: EventLoop
    let fetcher: Fetcher

    /// Prepares a fetcher that may reach this machine.
    init(
        allowing ranges: [String] = ["127.0.0.0/8"],
        _ change: (inout FetchPlan) -> Void = { _ in }
    ) throws {
        loop = try EventLoop()
        let gate = AddressGate(allowing: ranges.compactMap(AddressRange.init(parsing:)))
        var plan = FetchPlan(userAgent: "crawl-test/1 (+x)", gate: gate, keptConnections: 64)
        plan.timeout = .seconds(30)
        change(&plan)
        fetcher = Fetcher(plan: plan, loop: loop)
    }

    /// Runs the loop for a body that uses the fetcher.
    func run<Value: Sendable>(_ body: @escaping @Sendable (Fetcher) async -> Value) -> Value? {
        let watch = LagWatch(loop)
        let value = loop.run { [fetcher] in
            try? await fetcher.open()
            let value = await body(fetcher)
            await fetcher.close()
            return value
        }
        // What a flood piles up while the machine is busy elsewhere is read in one turn.
        watch.expectShortTurns()
        return value
    }

    /// Requests URLs one after the other.
    func fetch(_ urls: [String]) throws -> [FetchResult] {
        let visits = try urls.map { try Visit.sample($0) }
        let results = run { fetcher in
            var results: [FetchResult] = []
            for visit in visits { results.append(await fetcher.fetch(visit)) }
            return results
        }
        return results ?? []
    }

    /// Requests one URL.
    func fetch(_ url: String) throws -> FetchResult? {
        try fetch([url]).first
    }

    /// Requests URLs all at once, each with the number of its host.
    func fetchTogether(_ urls: [(url: String, host: Int32)]) throws -> [FetchResult] {
        try fetchTogether(urls) { $0 }
    }

    /// Requests URLs all at once, and lets each answer go for what is made of it.
    func fetchTogether<Value: Sendable>(
        _ urls: [(url: String, host: Int32)],
        keeping make: @escaping @Sendable (FetchResult) -> Value
    ) throws -> [Value] {
        let visits = try urls.map { try Visit.sample($0.url, host: $0.host) }
        let results = run { fetcher in
            await withTaskGroup(of: (Int, Value).self) { group in
                for (index, visit) in visits.enumerated() {
                    group.addTask { (index, make(await fetcher.fetch(visit))) }
                    // The frontier does not let all of them go in one turn either.
                    if index % 16 == 15 { await Task.yield() }
                }
                var results: [Int: Value] = [:]
                for await (index, result) in group { results[index] = result }
                return results
            }
        }
        return visits.indices.compactMap { results?[$0] }
    }
}

extension FetchResult {
    /// The answer, nil where there is none.
    var page: FetchedPage? {
        guard case .answered(let page) = self else { return nil }
        return page
    }

    /// The failure, nil where there is none.
    var failure: FetchFailure? {
        guard case .failed(let failure) = self else { return nil }
        return failure
    }
}
