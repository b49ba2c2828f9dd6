import CrawlFormat
import CrawlModel
import CrawlReport
import CrawlStore
import CrawlTestSupport
import SQLite
import Testing

/// Power that goes at some write, and takes what was not synced.
@Suite(.tags(.slow, .law), .timeLimit(.minutes(30)))
struct PageStorePowerTests {
    private static let cuts: UInt64 = Thoroughness.isFull ? 1_000 : 60
    private static let pages: UInt32 = 40

    @Test func `A4: what a commit has acknowledged outlives the loss of what was not synced`()
        async throws
    {
        // SQLite is set up at its first use, before anything comes below it.
        let place = TestPlace()
        let run = RunDescription(startedAt: 1)
        try await PageStore.open(place.file(), run: run).store.finish(true)
        var cutsWithPages = 0
        for seed in 1...Self.cuts where try await keptCount(afterCut: seed) > 0 {
            cutsWithPages += 1
        }
        #expect(cutsWithPages > Int(Self.cuts) / 4)
    }

    /// Cuts the power at a write that the seed chooses.
    ///
    /// - Returns: How many pages had been acknowledged, and are there.
    private func keptCount(afterCut seed: UInt64) async throws -> Int {
        let place = TestPlace()
        var dice = SeededGenerator(seed: seed)
        let call = Int.random(in: 1...140, using: &dice)
        var acknowledged = 0
        _ = await StorageFault.power.during(call: call, in: place.directory, seed: seed << 20) {
            acknowledged = (try? await fill(place.file())) ?? acknowledged
        }
        let (store, _) = try await PageStore.open(place.file(), run: RunDescription(startedAt: 2))
        try await store.finish(false)
        let file = try SQLiteConnection(opening: place.file(), for: .reading)
        let verdict = try file.prepare("PRAGMA integrity_check").first { $0.text(0) }
        #expect(verdict == "ok", "cut \(seed) at write \(call)")
        let counts = try StoreReader.open(place.file()).counts()
        let (pages, fetches) = (try place.rowCount(of: "page"), try place.rowCount(of: "fetch"))
        #expect(pages >= acknowledged, "cut \(seed) at write \(call)")
        #expect(pages == fetches && counts.urls == fetches + counts.waiting)
        return acknowledged
    }

    /// Keeps pages until they are all kept, or the disk is gone.
    ///
    /// - Returns: How many pages the store says are safe.
    private func fill(_ path: String) async throws -> Int {
        var limits = StoreLimits()
        limits.batchCount = 3
        limits.delay = .seconds(3_600)
        let run = RunDescription(startedAt: 1)
        let (store, _) = try await PageStore.open(path, run: run, limits: limits)
        store.append(.changes([Samples.host]))
        for id in 1...Self.pages {
            guard (try? await store.visits([])) != nil else { break }
            let visit = try Samples.visit(id, depth: 0)
            store.append(.changes([.discovered(visit, via: .seed)]))
            store.append(.visit(Samples.record(visit)))
        }
        _ = try? await store.finish(false)
        return store.counters.pages
    }
}
