import Testing

@testable import Compression

struct GzipCompressorTests {
    private static func unpacked(_ bytes: [UInt8]) throws -> [UInt8] {
        try DecodedBody(decoding: bytes, coding: .gzip, limit: 1 << 24).bytes
    }

    @Test(arguments: [0, 1, 100, 65_536, 1_000_003])
    func `what was packed comes back`(count: Int) throws {
        var compressor = try GzipCompressor()
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
        let packed = try compressor.compress(bytes)
        #expect(try Self.unpacked(packed) == bytes)
    }

    @Test func `the same bytes give the same member, whatever was packed before`() throws {
        var compressor = try GzipCompressor()
        let first = try compressor.compress([1, 2, 3])
        _ = try compressor.compress(Array(repeating: 9, count: 100_000))
        let second = try compressor.compress([1, 2, 3])
        #expect(second == first)
        // Neither a time nor a name.
        #expect(first.prefix(8) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
    }

    @Test func `members stand one after the other`() throws {
        var compressor = try GzipCompressor()
        let members = try compressor.compress([1]) + compressor.compress([2])
        #expect(try Self.unpacked(members) == [1, 2])
    }
}
