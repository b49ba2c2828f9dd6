import CrawlModel
import CrawlRecall
import CrawlReport
import CrawlStore
import Linux
import SQLite
import Testing

struct PageStoreSavingTests {
    private let place = TestPlace()

    private func open(_ limits: StoreLimits) async throws -> PageStore {
        let run = RunDescription(startedAt: 1)
        return try await PageStore.open(place.file(), run: run, limits: limits).store
    }

    /// Limits under which only a full group is committed.
    private func patient(batch: Int) -> StoreLimits {
        var limits = StoreLimits()
        limits.batchCount = batch
        limits.delay = .seconds(3_600)
        return limits
    }

    @Test(arguments: [0, 1, 9, 10, 11, 25, 30])
    func `a copy taken at any moment holds whole groups and nothing else`(
        count: UInt32
    ) async throws {
        let store = try await open(patient(batch: 10))
        try append(count, to: store)
        let (copy, kept) = try await copyAtRest(of: store)
        let run = RunDescription(startedAt: 2)
        let (found, beginning) = try await PageStore.open(copy.file(), run: run)
        #expect(beginning == .recovered(run: 1))
        try await found.finish(false)
        // A group may take along what came while it was committed; less than a group is left.
        #expect(kept > Int(count) - 10)
        let counts = try StoreReader.open(copy.file()).counts()
        #expect(try copy.rowCount(of: "fetch") == kept)
        #expect(try copy.rowCount(of: "page") == kept)
        #expect(counts.urls == kept * 2)
        #expect(counts.waiting == kept)
        let runs = try StoreReader.open(copy.file()).runs()
        #expect(runs.map(\.state) == ["crashed", "interrupted"])
        #expect(runs.first?.statistics.contains("\"pages\":\(kept),") == true)
        try await store.finish(true)
    }

    /// Copies the files while nothing is committed, and tells how many pages they hold.
    private func copyAtRest(of store: PageStore) async throws -> (TestPlace, pages: Int) {
        while true {
            _ = try await store.visits([])
            let (copy, kept) = (TestPlace(), store.counters.pages)
            for name in ["crawl.sqlite", "crawl.sqlite-wal"] {
                let bytes = try FileDescriptor.open(place.file(name), for: .reading)
                    .readAll(limit: 1 << 26)
                try FileDescriptor.open(copy.file(name), for: .creating).writeAll(bytes)
            }
            _ = try await store.visits([])
            if store.counters.pages == kept { return (copy, kept) }
        }
    }

    @Test func `what nobody waits for is committed soon all the same`() async throws {
        var limits = StoreLimits()
        limits.delay = .milliseconds(1)
        let store = try await open(limits)
        try append(3, to: store)
        while store.counters.pages < 3 { await Task.yield() }
        try await store.finish(true)
    }

    @Test func `nothing that a visit found lasts before its record`() async throws {
        let store = try await open(patient(batch: 1))
        let visit = try Samples.visit(1)
        let known = FrontierChange.skipped(visit, via: .seed, reason: .excluded, rule: nil)
        store.append(.changes([known]))
        _ = try await store.visits([])
        let counts = { try StoreReader.open(place.file()).counts() }
        #expect(try counts().urls == 1)
        for id in 2...4 as ClosedRange<UInt32> {
            let child = FrontierChange.discovered(try Samples.visit(id), via: .link)
            store.append(.part([child], of: visit))
            store.append(.changes([]))
            #expect(try await store.visits([URLID(rawValue: id)]).count == 1)
            #expect(try counts().urls == 1 && store.counters.urls == 1)
        }
        let last = FrontierChange.discovered(try Samples.visit(5), via: .link)
        store.append(.visit(Samples.record(visit, changes: [last])))
        _ = try await store.visits([])
        #expect(try counts().urls == 5 && store.counters.urls == 5)
        try await store.finish(true)
        let found = try SQLiteConnection(opening: place.file(), for: .reading)
            .number("SELECT count(*) FROM url u JOIN fetch f ON f.fetch_id=u.from_id")
        #expect(found == 4)
    }

    @Test func `what follows a full group waits for others`() async throws {
        let store = try await open(patient(batch: 10))
        try append(10, to: store)
        while store.counters.pages < 10 { await Task.yield() }
        try append(13, from: 11, to: store)
        while store.counters.pages < 20 { await Task.yield() }
        // Reads see everything appended before them, and commit nothing.
        _ = try await store.visits([])
        #expect(store.counters.pages < 23)
        try await store.finish(true)
        #expect(store.counters.pages == 23)
    }

    @Test func `callers wait while the queue is full, and go on in their order`() async throws {
        var limits = patient(batch: 1_000)
        limits.count = 2
        let store = try await open(limits)
        try await withThrowingTaskGroup { group in
            for number in 0..<200 as Range<UInt32> {
                group.addTask {
                    try await store.room()
                    store.append(
                        .changes([.host(HostID(rawValue: Int32(number)), name: "\(number)")])
                    )
                }
            }
            try await group.waitForAll()
        }
        try await store.finish(true)
        #expect(try await StoredCrawl.open(place.file()).overview().hosts.count == 200)
    }

    @Test func `cancelled callers do not wait for ever`() async throws {
        var limits = StoreLimits()
        limits.count = 1
        let store = try await open(limits)
        let tasks = (0..<50).map { _ in
            Task {
                try await store.room()
                store.append(.changes([]))
            }
        }
        for task in tasks { task.cancel() }
        for task in tasks { try await task.value }
        try await store.finish(true)
    }

    @Test func `records keep the order of their appending`() async throws {
        let store = try await open(patient(batch: 7))
        try append(40, to: store)
        try await store.finish(true)
        let connection = try SQLiteConnection(opening: place.file(), for: .reading)
        var order: [Int64] = []
        try connection.prepare("SELECT url_id FROM fetch ORDER BY fetch_id")
            .forEachRow { order.append($0.integer(0)) }
        #expect(order == (1...40).map { $0 })
    }

    /// Appends visits by their numbers, each found and made in one record, each finding one that
    /// waits.
    private func append(_ count: UInt32, from first: UInt32 = 1, to store: PageStore) throws {
        for id in first..<(first + count) {
            let visit = try Samples.visit(id)
            let child = try Samples.visit(id + 1_000)
            let known = FrontierChange.skipped(visit, via: .seed, reason: .excluded, rule: nil)
            let changes = [known, .discovered(child, via: .link)]
            store.append(.visit(Samples.record(visit, changes: changes)))
        }
    }
}
