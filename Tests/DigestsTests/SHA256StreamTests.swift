import Digests
import Testing

struct SHA256StreamTests {
    private static func digest(of bytes: some Sequence<UInt8>) -> [UInt8] {
        let bytes = Array(bytes)
        return SHA256Digest(of: bytes.span).bytes
    }

    @Test func `parts give the digest of the whole, and one may ask in between`() {
        let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        var stream = SHA256Stream()
        #expect(stream.bytes == Self.digest(of: []))
        for start in stride(from: 0, to: bytes.count, by: 61) {
            let part = Array(bytes[start..<min(start + 61, bytes.count)])
            stream.append(part.span)
            #expect(stream.bytes == Self.digest(of: bytes[..<(start + part.count)]))
        }
    }
}
