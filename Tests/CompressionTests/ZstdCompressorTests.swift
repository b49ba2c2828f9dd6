import Compression
import Testing

struct ZstdCompressorTests {
    @Test(arguments: [Int32(1), 3, 19])
    func `one context packs body after body and another unpacks them`(level: Int32) throws {
        var compressor = try ZstdCompressor(level: level)
        var decompressor = try ZstdDecompressor()
        for count in [0, 1, 5_800, 300_000, 17] {
            let bytes = patterned(count)
            let packed = try compressor.compress(bytes)
            let unpacked = try decompressor.decompress(packed, count: count)
            #expect(unpacked == bytes)
        }
    }
}
