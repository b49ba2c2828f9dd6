import Compression
import Testing

struct CompressionLibraryTests {
    @Test func `each library tells its version`() {
        let parts = CompressionLibrary.versions.split(separator: " ")
        #expect(parts.compactMap { $0.split(separator: "/").first } == ["zlib", "brotli", "zstd"])
        for part in parts {
            let numbers = part.split(separator: "/")[1].split(separator: ".")
            #expect(numbers.count >= 3 && numbers.allSatisfy { Int($0) != nil })
        }
    }
}
