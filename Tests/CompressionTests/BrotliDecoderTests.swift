import Glibc
import Testing

@testable import Compression

/// What a machine without memory says nothing of: the body.
struct BrotliDecoderTests {
    private static let body = BrotliSample.patterned

    @Test func `brotli without memory for its state blames nobody`() {
        #expect(throws: CompressionError.noMemory) {
            _ = try unsafe BrotliDecoder(codedCount: Self.body.count, from: { _ in nil })
        }
    }

    @Test func `brotli without memory for its window is no bomb`() throws {
        // Its state is small, and so are its tables.
        var decoder = try unsafe BrotliDecoder(
            codedCount: Self.body.count,
            from: { unsafe $0 > 10_000 ? nil : malloc($0) }
        )
        var run = DecodingRun(codedCount: Self.body.count, limit: 1 << 20, announced: nil)
        do throws(CompressionError) {
            try run.decode(Self.body.span, with: &decoder)
            Issue.record("it needs no window")
        } catch {
            #expect(error == .noMemory)
        }
    }
}
