import CrawlFormat
import CrawlModel
import CrawlStore
import CrawlTestSupport
import Linux
import SQLite
import Testing

@Suite(.tags(.law), .serialized)
struct PageStoreRequeueingTests {
    private static let failures = FailureQuery(outcomes: [], statuses: [404])
    private static let failureCount: Int64 = 60

    @Test(arguments: [StorageFault.kill, .power])
    func `a retry that dies at any write lets all that failed wait, or nothing`(
        fault: StorageFault
    ) async throws {
        let model = TestPlace()
        try await fill(model.file())
        let file = try FileDescriptor.open(model.file(), for: .reading).readAll(limit: 1 << 26)
        var waiting: [Int64] = []
        while let (count, beginning) = try await remains(of: fault, waiting.count + 1, in: file) {
            waiting.append(count)
            // The next run makes what waits, or visits the finished crawl again.
            let isFinished = beginning == .finishedBefore(run: 1)
            #expect(isFinished == (count == 0), "write \(waiting.count): \(beginning)")
        }
        #expect(waiting.count > 10)
        #expect(Set(waiting) == [0, Self.failureCount])
        Attachment.record("\(fault): \(waiting.count) deaths\n", named: "figures.txt")
    }

    /// How many visits wait once a retry died at a write, and what the next run finds; nil where
    /// there were not so many writes.
    private func remains(
        of fault: StorageFault,
        _ call: Int,
        in file: [UInt8]
    ) async throws -> (count: Int64, beginning: Beginning)? {
        let place = TestPlace()
        try FileDescriptor.open(place.file(), for: .creating).writeAll(file)
        var isWhole = false
        _ = await fault.during(call: call, in: place.directory) {
            isWhole = (try? await retry(place.file())) != nil
        }
        // Who opens it next rolls back what a death has left.
        let count = try waitingCount(in: place.file())
        let beginning = try await retry(place.file())
        #expect(try waitingCount(in: place.file()) == Self.failureCount, "write \(call)")
        return isWhole ? nil : (count, beginning)
    }

    private func waitingCount(in path: String) throws -> Int64 {
        let file = try SQLiteConnection(opening: path, for: .writing)
        let verdict = try file.prepare("PRAGMA integrity_check").first { $0.text(0) }
        #expect(verdict == "ok")
        return try file.number("SELECT count(*) FROM frontier")
    }

    /// Opens a store; one that has failed holds its lock until nobody knows it any more.
    private func open(_ path: String) async throws -> (store: PageStore, beginning: Beginning) {
        do {
            return try await PageStore.open(path, run: RunDescription(startedAt: 2))
        } catch StoreError.locked {
            await Task.yield()
            return try await open(path)
        }
    }

    @discardableResult
    private func retry(_ path: String) async throws -> Beginning {
        let (store, beginning) = try await open(path)
        _ = try await store.requeueFailures(Self.failures)
        try await store.finish(false)
        return beginning
    }

    private func fill(_ path: String) async throws {
        let (store, _) = try await PageStore.open(path, run: RunDescription(startedAt: 1))
        store.append(.changes([Samples.host]))
        for id in 1...UInt32(Self.failureCount) {
            let visit = try Samples.visit(id)
            var record = VisitRecord(visit: visit, outcome: .httpStatus, facts: TransferFacts())
            record.status = 404
            store.append(.changes([.discovered(visit, via: .link)]))
            store.append(.visit(record))
        }
        try await store.finish(true)
    }
}
