import CrawlStore
import SQLite
import Testing

struct StoreWriterFinishingTests {
    private let place = TestPlace()

    private func crawl(_ id: UInt32) async throws {
        let run = RunDescription(startedAt: 1)
        let store = try await PageStore.open(place.file(), run: run).store
        store.append(.visit(Samples.record(try Samples.visit(id))))
        try await store.finish(true)
    }

    /// The tables whose rows were counted.
    private func counted() throws -> Set<String> {
        let connection = try SQLiteConnection(opening: place.file(), for: .reading)
        var tables: Set<String> = []
        try connection.prepare("SELECT tbl FROM sqlite_stat1")
            .forEachRow { tables.insert($0.text(0) ?? "") }
        return tables
    }

    @Test func `what a search may begin with is counted, and nothing else`() async throws {
        try await crawl(1)
        let tables = try counted()
        #expect(tables.isSuperset(of: ["fetch", "run"]))
        #expect(tables.isDisjoint(with: ["page", "anchor", "body"]))
    }

    @Test func `what an earlier version has counted is forgotten`() async throws {
        try await crawl(1)
        try SQLiteConnection(opening: place.file(), for: .writing).execute("ANALYZE")
        #expect(try counted().isSuperset(of: ["page", "body"]))
        try await crawl(2)
        #expect(try counted().isDisjoint(with: ["page", "anchor", "body"]))
    }
}
