import Compression
import Testing

@testable import CrawlFormat

struct BodyUnpackerTests {
    @Test func `a body comes back as it was, and a wrong count or codec is told`() throws {
        let body = [UInt8](repeating: 7, count: 10_000)
        var compressor = try ZstdCompressor()
        let packed = try compressor.compress(body)
        var unpacker = BodyUnpacker()
        for _ in 0..<2 {
            #expect(unpacker.unpack(packed, codec: 1, count: 10_000) == body)
            #expect(unpacker.unpack(body, codec: 0, count: 10_000) == body)
            #expect(unpacker.unpack(packed, codec: 1, count: 9_999) == nil)
            #expect(unpacker.unpack(body, codec: 0, count: 9_999) == nil)
            #expect(unpacker.unpack(Array(packed.dropLast()), codec: 1, count: 10_000) == nil)
            #expect(unpacker.unpack(packed, codec: 1, count: .max) == nil)
            #expect(unpacker.unpack(packed, codec: 1, count: -1) == nil)
            #expect(unpacker.unpack(packed, codec: 9, count: 10_000) == nil)
        }
    }
}
