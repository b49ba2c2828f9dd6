import CrawlTestSupport
import Testing

@testable import Linux

struct ResourceReadingsTests {
    @Test func `the free bytes of a disk are told, and of a place that is none are not`() throws {
        try TemporaryDirectory.with { directory throws in
            #expect(try ResourceReadings.freeBytes(at: directory) > 0)
            #expect(throws: Errno.noSuchFile) {
                try ResourceReadings.freeBytes(at: directory + "/none")
            }
        }
        #expect(try ResourceReadings.freeBytes(at: "/proc") == 0)
    }

    @Test func `a process holds as much more as it writes to`() throws {
        let before = try #require(ResourceReadings.residentBytes)
        let block = [UInt8](repeating: 1, count: 256 << 20)
        let after = try #require(ResourceReadings.residentBytes)
        #expect(before > 1 << 20)
        // Other tests of this process may give some back meanwhile.
        #expect(after - before > 128 << 20)
        #expect(block.last == 1)
    }

    @Test func `a lock tells since when it is held`() throws {
        try TemporaryDirectory.with { directory throws in
            let path = directory + "/a.lock"
            #expect(FileLock.heldSince(at: path) == nil)
            let before = WallClock.milliseconds
            let lock = try FileLock(at: path, note: "1")
            let since = try #require(FileLock.heldSince(at: path))
            // The kernel's clock for files is as old as its last tick.
            #expect((before - 100...WallClock.milliseconds).contains(since))
            _ = consume lock
        }
    }
}
