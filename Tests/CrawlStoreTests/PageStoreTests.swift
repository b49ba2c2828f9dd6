import CrawlModel
import CrawlStore
import Linux
import SQLite
import Testing

struct PageStoreTests {
    private let place = TestPlace()

    private func open(
        _ limits: StoreLimits = StoreLimits()
    ) async throws -> (store: PageStore, beginning: Beginning) {
        var run = RunDescription(startedAt: 1_700_000_000_000)
        run.owner = "4711"
        return try await PageStore.open(place.file(), run: run, limits: limits)
    }

    @Test func `a crawl that begins is fresh, one that finished is known again`() async throws {
        let (store, beginning) = try await open()
        #expect(beginning == .fresh)
        try await store.finish(cleanEnding)
        let (again, second) = try await open()
        #expect(second == .finishedBefore(run: 1))
        try await again.finish(interruptedEnding)
        let (third, resumed) = try await open()
        #expect(resumed == .resumed(run: 2))
        try await third.finish(cleanEnding)
    }

    @Test func `a page is there after the end, once, under its URL`() async throws {
        let (store, _) = try await open()
        let home = try sampleVisit(1, depth: 0)
        store.append(.changes([sampleHost, .discovered(home, via: .seed)]))
        store.append(.visit(sampleRecord(home)))
        try await store.finish(cleanEnding)
        let urls = try column("SELECT url FROM pages WHERE status=200")
        #expect(urls == ["http://h1.test/1"])
        #expect(place.names.sorted() == ["crawl.sqlite", "crawl.sqlite.lock"])
    }

    private func column(_ sql: String) throws -> [String] {
        let connection = try SQLiteConnection(opening: place.file(), for: .reading)
        var values: [String] = []
        try connection.prepare(sql).forEachRow { values.append($0.text(0) ?? "NULL") }
        return values
    }
}
