import Compression
import Testing

struct ContentCodingTests {
    @Test func `a coding is known by the names that HTTP gives it`() {
        let names = ["gzip", "x-gzip", "deflate", "br", "zstd"]
        #expect(
            names.map { ContentCoding(name: $0) } == [.gzip, .gzip, .deflate, .brotli, .zstd]
        )
        for name in ["", "identity", "GZIP", "compress", "brotli", "gzip "] {
            #expect(ContentCoding(name: name) == nil)
        }
    }
}
