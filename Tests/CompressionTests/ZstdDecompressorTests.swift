import Compression
import Testing

struct ZstdDecompressorTests {
    @Test func `a frame that is cut, damaged or of another length is corrupt`() throws {
        var compressor = try ZstdCompressor()
        var decompressor = try ZstdDecompressor()
        let packed = try compressor.compress(patterned(5_000))
        for cut in 0..<packed.count {
            let part = Array(packed[..<cut])
            #expect(throws: CompressionError.corrupt) {
                try decompressor.decompress(part, count: 5_000)
            }
        }
        for count in [0, 4_999, 5_001] {
            #expect(throws: CompressionError.corrupt) {
                try decompressor.decompress(packed, count: count)
            }
        }
        let whole = try decompressor.decompress(packed, count: 5_000)
        #expect(whole == patterned(5_000))
    }
}
