import CrawlFormat
import CrawlModel
import CrawlTestSupport
import CrawlStore
import Linux
import SQLite
import Testing

struct StoreFileBodiesTests {
    private let place = TestPlace()

    /// Stores pages, each with a body of its own, by a run.
    private func store(_ ids: ClosedRange<UInt32>) async throws {
        var run = RunDescription(startedAt: 1)
        run.form.bodyFile = place.file("bodies")
        run.revisits = nil
        let (store, beginning) = try await PageStore.open(place.file(), run: run)
        if beginning == .fresh { store.append(.changes([Samples.host])) }
        for id in ids {
            let visit = try Samples.visit(id)
            var record = Samples.record(visit, changes: [.discovered(visit, via: .link)])
            let byte = UInt8(truncatingIfNeeded: id)
            record.body = PackedBody(codec: .plain, data: [byte], rawCount: 1, sha256: [byte])
            store.append(.visit(record))
        }
        try await store.finish(false)
    }

    private func numbers(_ query: String, in file: String) throws -> [Int64] {
        var numbers: [Int64] = []
        try SQLiteConnection(opening: place.file(file), for: .reading).prepare(query)
            .forEachRow { numbers.append($0.integer(0)) }
        return numbers
    }

    @Test func `bodies whose pages did not last are kept anew`() async throws {
        try await store(1...3)
        let file = try FileDescriptor.open(place.file(), for: .reading).readAll(limit: 1 << 26)
        try await store(4...6)
        let bodies = "SELECT body_id FROM body ORDER BY body_id"
        #expect(try numbers(bodies, in: "bodies") == [1, 2, 3, 4, 5, 6])
        // So a death between the two commits leaves them.
        try FileDescriptor.removeFile(place.file())
        try FileDescriptor.open(place.file(), for: .creating).writeAll(file)
        try await store(5...6)
        #expect(try numbers(bodies, in: "bodies") == [1, 2, 3, 4, 5])
        let kept = try numbers("SELECT unicode(CAST(data AS TEXT)) FROM body", in: "bodies")
        #expect(kept == [1, 2, 3, 5, 6])
        #expect(try numbers("SELECT body_id FROM fetch", in: "crawl.sqlite") == [1, 2, 3, 4, 5])
    }

    @Test func `a file of bodies that a death left without its crawl is taken`() async throws {
        try await store(1...1)
        try SQLiteConnection(opening: place.file("bodies"), for: .writing)
            .execute("DELETE FROM body")
        try FileDescriptor.removeFile(place.file())
        try await store(1...2)
        #expect(try numbers("SELECT body_id FROM body", in: "bodies") == [1, 2])
    }

    @Test(.enabled(if: SmallDisk.isPossible, "mounting a small disk is not allowed here"))
    func `a full disk is that of the bodies where they are on it`() async throws {
        let disk = try SmallDisk(kibibytes: 2_048, in: place.directory)
        let bodies = disk.path + "/bodies"
        var run = RunDescription(startedAt: 1)
        run.form.bodyFile = bodies
        let (store, _) = try await PageStore.open(place.file(), run: run)
        store.append(.changes([Samples.host]))
        try await store.commit()
        for id in UInt32(1)...200 {
            let visit = try Samples.visit(id)
            var record = Samples.record(visit, changes: [.discovered(visit, via: .link)])
            let data = [UInt8](repeating: 7, count: 20_000)
            let digest = [UInt8(truncatingIfNeeded: id)]
            record.body = PackedBody(codec: .plain, data: data, rawCount: 20_000, sha256: digest)
            store.append(.visit(record))
        }
        await #expect(throws: StoreError.full(bodies)) { try await store.commit() }
        #expect(try numbers("SELECT count(*) FROM fetch", in: "crawl.sqlite") == [0])
    }

    @Test func `nothing is read from a file that computes what it holds`() async throws {
        try await store(1...1)
        try SQLiteConnection(opening: place.file("bodies"), for: .writing).execute(
            """
            DROP TABLE body;
            CREATE VIEW body AS
             SELECT 1 AS body_id, 0 AS codec, 0 AS dict_id, 0 AS raw_len, 0 AS data
            """
        )
        await #expect(throws: (any Error).self) { try await store(2...2) }
    }
}
