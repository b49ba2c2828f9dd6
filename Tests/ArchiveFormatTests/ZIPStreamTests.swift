import CrawlTestSupport
import Digests
import Testing

@testable import ArchiveFormat

struct ZIPStreamTests {
    /// An archive with these entries, each byte noted by itself.
    private static func archive(_ entries: [(String, String)]) -> (bytes: [UInt8], ZIPStream) {
        var stream = ZIPStream()
        var bytes: [UInt8] = []
        for (name, text) in entries {
            bytes += stream.begin(name)
            for byte in text.utf8 { stream.note([byte]) }
            bytes += Array(text.utf8) + stream.end()
        }
        return (bytes + stream.directory, stream)
    }

    @Test func `the directory finds every entry, its bytes and their checksum`() throws {
        let entries = [("a/b.txt", "123456789"), ("empty", ""), ("ü", "x")]
        let (bytes, stream) = Self.archive(entries)
        let found = try #require(ZIPReader.entries(in: bytes))
        #expect(found.map(\.name) == entries.map(\.0))
        #expect(found.map(\.bytes) == entries.map { Array($0.1.utf8) })
        let nine = Array("123456789".utf8)
        let digest = SHA256Digest(of: nine.span).bytes
        #expect(stream.entries.map(\.count) == [9, 0, 1] && stream.entries[0].digest == digest)
    }

    @Test func `an archive without entries is its end, and the same entries give the same bytes`() {
        #expect(Self.archive([]).bytes.count == 56 + 20 + 22)
        #expect(Self.archive([("a", "b")]).bytes == Self.archive([("a", "b")]).bytes)
    }
}
