import CrawlFormat
import CrawlModel
import CrawlReport
import CrawlTestSupport
import CrawlStore
import Glibc
import Linux
import SQLite
import Testing

struct StoreFileTests {
    private let place = TestPlace()

    private func open(_ path: String) async throws {
        let run = RunDescription(startedAt: 1)
        let (store, _) = try await PageStore.open(path, run: run)
        try await store.finish(true)
    }

    private func bytes(_ path: String) throws -> [UInt8] {
        try FileDescriptor.open(path, for: .reading).readAll(limit: 1 << 26)
    }

    private func overwrite(_ path: String, with bytes: [UInt8]) throws {
        let file = try FileDescriptor.open(path, for: .readingAndWriting)
        try file.truncate()
        try file.writeAll(bytes)
    }

    @Test func `a missing directory is named`() async {
        let path = place.file("missing/crawl.sqlite")
        await #expect(throws: StoreError.unreachable(path, .noSuchFile)) { try await open(path) }
        #expect(place.names.isEmpty)
    }

    @Test func `a directory in the file's place is refused`() async {
        let path = place.directory
        await #expect(throws: StoreError.self) { try await open(path) }
        _ = unsafe remove(path + ".lock")
    }

    @Test func `an empty file becomes a crawl`() async throws {
        try overwrite(place.file(), with: [])
        try await open(place.file())
        let runs = try StoreReader.open(place.file()).runs()
        #expect(runs.count == 1)
    }

    @Test func `what a death left half done in the file is taken back`() async throws {
        try await open(place.file())
        let dying = try SQLiteConnection(opening: place.file(), for: .writing)
        // More than memory holds goes into the file before it is committed.
        try dying.execute(
            """
            PRAGMA cache_size=1; BEGIN IMMEDIATE; UPDATE run SET state='crashed';
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n LIMIT 200)
            INSERT INTO meta SELECT 'key '||i, hex(randomblob(20000)) FROM n
            """
        )
        let copy = TestPlace()
        for name in ["crawl.sqlite", "crawl.sqlite-journal"] {
            try FileDescriptor.open(copy.file(name), for: .creating)
                .writeAll(try bytes(place.file(name)))
        }
        try dying.execute("ROLLBACK")
        try await open(copy.file())
        let runs = try StoreReader.open(copy.file()).runs()
        #expect(runs.map(\.state) == ["finished", "finished"])
    }

    @Test func `another program's database is left alone`() async throws {
        let path = place.file()
        try SQLiteConnection(opening: path, for: .creating)
            .execute(
                "PRAGMA journal_mode=WAL; CREATE TABLE theirs(a); INSERT INTO theirs VALUES(1)"
            )
        let before = try bytes(path)
        await #expect(throws: StoreError.foreign(path)) { try await open(path) }
        #expect(try bytes(path) == before)
    }

    @Test func `a text file is no crawl and stays as it is`() async throws {
        let text = Array(String(repeating: "https://example.org/\n", count: 100).utf8)
        try overwrite(place.file(), with: text)
        await #expect(throws: StoreError.foreign(place.file())) { try await open(place.file()) }
        #expect(try bytes(place.file()) == text)
    }

    @Test func `a newer crawl's file is refused`() async throws {
        try await open(place.file())
        try SQLiteConnection(opening: place.file(), for: .writing)
            .execute("PRAGMA user_version=\(StoreFormat.version + 1)")
        let before = try bytes(place.file())
        await #expect(throws: StoreError.newer(place.file(), version: Int(StoreFormat.version) + 1))
        {
            try await open(place.file())
        }
        #expect(try bytes(place.file()) == before)
    }

    @Test(arguments: [16_384, 32_768, 100_000])
    func `a file that was cut is refused and stays as it is`(length: Int) async throws {
        try await open(place.file())
        let cut = Array(try bytes(place.file())[..<length])
        try overwrite(place.file(), with: cut)
        await #expect(throws: StoreError.self) { try await open(place.file()) }
        #expect(try bytes(place.file()) == cut)
    }

    @Test func `a damaged page is found before anything is written`() async throws {
        try await open(place.file())
        var damaged = try bytes(place.file())
        for index in 65_536..<65_600 { damaged[index] ^= 0xFF }
        try overwrite(place.file(), with: damaged)
        let error = await #expect(throws: StoreError.self) { try await open(place.file()) }
        #expect(error.map { "\($0.kind)" } == "corrupt")
        #expect(try bytes(place.file()) == damaged)
    }

    @Test(.enabled(if: SmallDisk.isPossible, "mounting a small disk is not allowed here"))
    func `a full disk stops the store, and what was committed stays readable`() async throws {
        let disk = try SmallDisk(kibibytes: 4_096, in: place.directory)
        let path = disk.path + "/crawl.sqlite"
        var limits = StoreLimits()
        limits.batchCount = 5
        let run = RunDescription(startedAt: 1)
        let (store, _) = try await PageStore.open(path, run: run, limits: limits)
        store.append(.changes([Samples.host]))
        await #expect(throws: StoreError.full(path)) {
            for id in UInt32(1)..<10_000 {
                try await store.room()
                store.append(.visit(try heavyRecord(id)))
            }
        }
        let committed = store.counters
        await #expect(throws: StoreError.full(path)) { try await store.finish(true) }
        let file = try SQLiteConnection(opening: path, for: .reading)
        let pages = try file.number("SELECT count(*) FROM page")
        #expect(pages == committed.pages)
        #expect(pages > 0)
    }

    @Test(.enabled(if: SmallDisk.isPossible, "mounting a small disk is not allowed here"))
    func `a read-only disk is named before anything happens`() async throws {
        let disk = try SmallDisk(kibibytes: 4_096, in: place.directory)
        let path = disk.path + "/crawl.sqlite"
        try await open(path)
        try disk.forbidWriting()
        let error = await #expect(throws: StoreError.self) { try await open(path) }
        #expect(error?.description == "cannot open \(path): Read-only file system")
    }

    private func heavyRecord(_ id: UInt32) throws -> VisitRecord {
        let visit = try Samples.visit(id)
        let known = FrontierChange.skipped(visit, via: .seed, reason: .excluded, rule: nil)
        var record = Samples.record(visit, changes: [known])
        let data = [UInt8](repeating: 7, count: 20_000)
        record.body = PackedBody(codec: .plain, data: data, rawCount: data.count, sha256: [1])
        return record
    }
}
