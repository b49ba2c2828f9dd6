import CrawlModel
import CrawlStore
import Linux
import SQLite
import Synchronization
import Testing

struct PageStoreHoldingTests {
    private static let logSize = 1 << 20
    private let place = TestPlace()
    private let heard = Heard()

    /// What the store told at once, and what happened in which order.
    private final class Heard: Sendable {
        private let told = Mutex<[EventRecord]>([])
        private let happened = Mutex<[String]>([])

        var events: [EventRecord] { told.withLock(\.self) }

        var order: [String] { happened.withLock(\.self) }

        func note(_ event: EventRecord) { told.withLock { $0.append(event) } }

        func note(_ happening: String) { happened.withLock { $0.append(happening) } }
    }

    private func open() async throws -> PageStore {
        var limits = StoreLimits()
        limits.batchCount = 10
        limits.logSize = Self.logSize
        let run = RunDescription(startedAt: 1)
        let (store, _) = try await PageStore.open(
            place.file(),
            run: run,
            limits: limits,
            listener: { [heard] in heard.note($0) }
        )
        store.append(.changes([Samples.host]))
        try await store.commit()
        return store
    }

    /// Begins to read, and goes on until told otherwise.
    private func read() throws -> SQLiteConnection {
        let reader = try SQLiteConnection(opening: place.file(), for: .reading)
        try reader.execute("BEGIN; SELECT count(*) FROM url")
        return reader
    }

    private func page(_ id: UInt32) throws -> StoreWrite {
        let visit = try Samples.visit(id)
        let found = FrontierChange.discovered(visit, via: .link)
        return .visit(Samples.record(visit, links: Array(1_000...2_000), changes: [found]))
    }

    /// Stores pages until the log is as long as it may get.
    ///
    /// - Returns: How many.
    private func fill(_ store: PageStore) async throws -> UInt32 {
        var count: UInt32 = 0
        while heard.events.isEmpty, count < 10_000 {
            try await store.room()
            count += 1
            store.append(try page(count))
            if count % 10 == 0 { try await store.commit() }
        }
        return count
    }

    private var length: Int { FileDescriptor.size(of: place.file() + "-wal") }

    @Test func `a reader that stays makes callers wait, and the log keeps its bound`() async throws
    {
        let store = try await open()
        var reader: SQLiteConnection? = try read()
        let count = try await fill(store)
        #expect((Self.logSize..<Self.logSize * 2).contains(length))
        try await withThrowingTaskGroup { group in
            group.addTask { [heard] in
                try await store.room()
                heard.note("went on")
            }
            for _ in 0..<10 { try await store.commit() }
            heard.note("reader left")
            _ = exchange(&reader, with: nil)
            try await group.waitForAll()
        }
        #expect(heard.order == ["reader left", "went on"])
        #expect(length < Self.logSize)
        try await store.finish(true)
        #expect(!place.names.contains("crawl.sqlite-wal"))
        #expect(try place.rowCount(of: "page") == Int(count))
        #expect(heard.events.map(\.code) == [.logHeld])
        let kept = "SELECT count(*) FROM event WHERE code='log_held' AND level='warning'"
        #expect(try SQLiteConnection(opening: place.file(), for: .reading).number(kept) == 1)
    }

    @Test func `a run that ends waits for no reader`() async throws {
        let store = try await open()
        var reader: SQLiteConnection? = try read()
        let count = try await fill(store)
        store.stopHolding()
        for id in count + 1...count + 100 {
            try await store.room()
            store.append(try page(id))
        }
        try await store.commit()
        #expect(heard.events.count == 1)
        _ = exchange(&reader, with: nil)
        try await store.finish(false)
        #expect(try place.rowCount(of: "page") == Int(count) + 100)
    }

    @Test func `a reader that reads what is newest costs nothing`() async throws {
        let store = try await open()
        for id in 1...200 as ClosedRange<UInt32> {
            try await store.room()
            store.append(try page(id))
            guard id % 10 == 0 else { continue }
            try await store.commit()
            _ = try read()
        }
        #expect(heard.events.isEmpty)
        try await store.finish(true)
    }
}
