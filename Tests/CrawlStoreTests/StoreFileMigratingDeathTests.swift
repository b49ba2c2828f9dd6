import CrawlFormat
import CrawlStore
import CrawlTestSupport
import SQLite
import Testing

/// Deaths while a file of an earlier version is brought up to the present one.
@Suite(.tags(.law), .serialized)
struct StoreFileMigratingDeathTests {
    /// Every so manieth write is the first that does not reach the disk.
    private static let step = Thoroughness.isFull ? 1 : 25

    @Test func `A11: killed at any write, a migration leaves the old file or the new one`()
        async throws
    {
        // SQLite is set up at its first use, before anything comes below it.
        let warmth = TestPlace()
        try FirstSchema.make(at: warmth.file())
        var (call, deaths) = (1, 0)
        var versions: Set<Int64> = []
        while let version = try await versionLeft(killingAt: call) {
            versions.insert(version)
            (call, deaths) = (call + Self.step, deaths + 1)
        }
        #expect(deaths > 5)
        Attachment.record("\(deaths) deaths\n", named: "figures.txt")
        #expect(versions.contains(1) && versions.contains(StoreFormat.version), "\(versions)")
        #expect(versions.allSatisfy { (1...StoreFormat.version).contains($0) })
    }

    /// Kills the migration at a write, and brings it to its end afterwards.
    ///
    /// - Returns: The version of what was left, nil where there were not so many writes.
    private func versionLeft(killingAt call: Int) async throws -> Int64? {
        let place = TestPlace()
        try FirstSchema.make(at: place.file())
        let log = await StorageFault.kill.during(call: call, in: place.directory) {
            let opened = try? await open(place)
            _ = try? await opened?.finish(false)
        }
        let left = try number("PRAGMA user_version", of: place)
        #expect(try number("SELECT count(*) FROM fetch", of: place) == 2, "write \(call)")
        try await open(place).finish(false)
        #expect(try number("PRAGMA user_version", of: place) == StoreFormat.version)
        #expect(try number("SELECT count(*) FROM fetch", of: place) == 2, "write \(call)")
        let copy = try SQLiteConnection(opening: place.file("crawl.sqlite.bak-1"), for: .reading)
        #expect(try copy.number("PRAGMA user_version") == 1, "write \(call)")
        return log.calls < call ? nil : left
    }

    private func open(_ place: TestPlace) async throws -> PageStore {
        try await PageStore.open(place.file(), run: RunDescription(startedAt: 5)).store
    }

    private func number(_ sql: String, of place: TestPlace) throws -> Int64 {
        try SQLiteConnection(opening: place.file(), for: .writing).number(sql)
    }
}
