import CrawlTestSupport
import Testing

@testable import Compression

struct DecodedBodyTests {
    /// `gzip.compress(b"hello, hello, hello\n" * 3, mtime=0)` of Python 3.11.
    static let greeting: [UInt8] = [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 203, 72, 205, 201, 201, 215, 81, 200, 64, 162, 184, 50,
        136, 20, 3, 0, 166, 137, 182, 86, 60, 0, 0, 0,
    ]
    static let text = Array(String(repeating: "hello, hello, hello\n", count: 3).utf8)
    /// A frame that is for somebody else; RFC 8878, section 3.1.2.
    static let skippable: [UInt8] = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]

    static func decoded(
        _ body: [UInt8],
        _ coding: ContentCoding,
        limit: Int = 1 << 20
    ) throws(CompressionError) -> DecodedBody {
        try DecodedBody(decoding: body, coding: coding, limit: limit)
    }

    static func fault(
        _ body: [UInt8],
        _ coding: ContentCoding,
        limit: Int = 1 << 20
    ) -> CompressionError? {
        do throws(CompressionError) {
            _ = try decoded(body, coding, limit: limit)
            return nil
        } catch {
            return error
        }
    }

    /// A body of more than 5,000 bytes in each coding, and what it comes to.
    static let samples: [(coding: ContentCoding, body: [UInt8], count: Int)] =
        Coding.allCases.map { ($0.http, packed(patterned(14_000), $0), 14_000) }
        + [(.brotli, BrotliSample.patterned, 11_000)]

    @Test func `what Python packed is unpacked`() throws {
        #expect(try Self.decoded(Self.greeting, .gzip).bytes == Self.text)
    }

    @Test(arguments: samples)
    func `a body of another program comes back`(
        coding: ContentCoding,
        body: [UInt8],
        count: Int
    ) throws {
        let decoded = try Self.decoded(body, coding)
        #expect(decoded == DecodedBody(bytes: patterned(count), trailingCount: 0))
    }

    @Test(arguments: Coding.allCases, [0, 1, 17_000, 700_000])
    func `whatever is packed comes back`(coding: Coding, count: Int) throws {
        let bytes = patterned(count)
        let body = packed(bytes, coding)
        #expect(try Self.decoded(body, coding.http, limit: count).bytes == bytes)
    }

    @Test func `a frame that names its length comes back`() throws {
        var compressor = try ZstdCompressor()
        let body = try compressor.compress(patterned(300_000))
        #expect(try Self.decoded(body, .zstd).bytes == patterned(300_000))
    }

    @Test(.tags(.law), arguments: samples)
    func `E5: a body cut at any byte is truncated, never a shorter page`(
        coding: ContentCoding,
        body: [UInt8],
        count: Int
    ) {
        #expect(body.count > 5_000 || coding == .brotli && body.count > 3_000)
        for cut in 1..<body.count {
            let fault = Self.fault(Array(body[..<cut]), coding)
            #expect(fault == .truncated, "after \(cut) bytes")
        }
        Attachment.record("\(coding): \(body.count - 1) cuts\n", named: "figures.txt")
    }

    @Test(arguments: ContentCoding.allCases)
    func `an empty body is an empty page`(coding: ContentCoding) throws {
        #expect(try Self.decoded([], coding, limit: 0).bytes.isEmpty)
    }

    @Test func `E6: members of gzip are joined`() throws {
        let body = Self.greeting + packed([], .gzip) + packed(patterned(900), .gzip)
        #expect(try Self.decoded(body, .gzip).bytes == Self.text + patterned(900))
    }

    @Test func `frames of zstd are joined and those for others passed over`() throws {
        let body =
            Self.skippable + packed(Self.text, .zstd) + Self.skippable
            + packed(patterned(900), .zstd)
        let decoded = try Self.decoded(body, .zstd)
        #expect(decoded == DecodedBody(bytes: Self.text + patterned(900), trailingCount: 0))
    }

    @Test(arguments: [Coding.gzip, .zstd])
    func `a second stream that is cut is truncated`(coding: Coding) {
        let first = packed(Self.text, coding)
        let second = packed(patterned(900), coding)
        for cut in 1..<second.count {
            #expect(Self.fault(first + second[..<cut], coding.http) == .truncated)
        }
    }

    @Test(arguments: samples, [[0], [0, 0, 7], [0x1E, 0x8B], [0x28, 0xB5, 0x2F, 0xFE, 0]])
    func `what follows the stream is passed over and told`(
        sample: (coding: ContentCoding, body: [UInt8], count: Int),
        rest: [UInt8]
    ) throws {
        let decoded = try Self.decoded(sample.body + rest, sample.coding)
        #expect(decoded.bytes == patterned(sample.count))
        #expect(decoded.trailingCount == rest.count)
    }

    @Test(.tags(.law), arguments: samples.filter { $0.coding != .brotli })
    func `a changed byte never passes for another page`(
        coding: ContentCoding,
        body: [UInt8],
        count: Int
    ) {
        let page = patterned(count)
        // The raw form of deflate has no checksum.
        guard body != packed(page, .raw) else { return }
        for place in stride(from: 6, to: body.count, by: 7) {
            var damaged = body
            damaged[place] ^= 0x10
            // Some bits carry nothing: the time of gzip, those that fill up the last byte.
            let decoded = try? Self.decoded(damaged, coding)
            #expect(decoded == nil || decoded?.bytes == page, "byte \(place)")
        }
    }

    @Test(arguments: samples)
    func `the limit holds to the byte`(coding: ContentCoding, body: [UInt8], count: Int) throws {
        #expect(try Self.decoded(body, coding, limit: count + 1).bytes.count == count)
        #expect(try Self.decoded(body, coding, limit: count).bytes.count == count)
        for limit in [count - 1, 1, 0] {
            #expect(Self.fault(body, coding, limit: limit) == .tooLarge(limit: limit))
        }
    }

    @Test(arguments: Bomb.allCases)
    func `a bomb is a bomb whatever the limit`(bomb: Bomb) throws {
        let body = bomb.bytes
        #expect(body.count < 10 << 20)
        let coding = try #require(ContentCoding(name: bomb.contentCoding))
        for limit in [10 << 20, .max] { #expect(Self.fault(body, coding, limit: limit) == .bomb) }
        let fault = Self.fault(body, coding, limit: 1_000)
        #expect(fault == (bomb == .brotli ? .bomb : .tooLarge(limit: 1_000)))
    }

    @Test(arguments: Coding.allCases)
    func `a page of much the same is no bomb below a mebibyte`(coding: Coding) throws {
        let bytes = [UInt8](repeating: 32, count: 1 << 20)
        let body = packed(bytes, coding)
        #expect(try Self.decoded(body, coding.http, limit: 1 << 21).bytes == bytes)
        #expect(Self.fault(packed(bytes + bytes, coding), coding.http, limit: 1 << 22) == .bomb)
    }

    @Test(arguments: ContentCoding.allCases)
    func `bytes of no coding are corrupt`(coding: ContentCoding) {
        #expect(Self.fault(Array("<!DOCTYPE html><title>plain</title>".utf8), coding) == .corrupt)
    }

    @Test(arguments: [UInt8(0x69), 0x70, 0x88, 0xFF])
    func `E4: a window beyond 8 MiB is refused`(window: UInt8) {
        let unknown: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, window, 0x0B, 0, 0, 0x20]
        let named: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x80, window, 1, 0, 0, 0, 0x0B, 0, 0, 0x20]
        for body in [unknown, named] {
            #expect(Self.fault(body, .zstd) == .windowTooLarge(limit: 8 << 20))
        }
        for (place, body) in [(5, unknown), (5, named)] {
            var small = body
            small[place] = 0x68
            #expect(throws: Never.self) { try Self.decoded(small, .zstd) }
        }
    }

    @Test func `a frame from before the standard is corrupt`() {
        #expect(Self.fault([0x27, 0xB5, 0x2F, 0xFD, 0, 0, 0, 0], .zstd) == .corrupt)
    }
}
