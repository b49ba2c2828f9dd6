import Testing

@testable import Compression

struct InflatingTests {
    /// `gzip.compress(b"hello, hello, hello\n" * 3, mtime=0)` of Python 3.11.
    static let greeting: [UInt8] = [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 203, 72, 205, 201, 201, 215, 81, 200, 64, 162, 184, 50,
        136, 20, 3, 0, 166, 137, 182, 86, 60, 0, 0, 0,
    ]
    static let text = Array(String(repeating: "hello, hello, hello\n", count: 3).utf8)

    @Test func `what Python packed is unpacked`() throws {
        #expect(try Inflating.decode(Self.greeting, coding: .gzip, limit: 100) == Self.text)
    }

    @Test(arguments: [Coding.gzip, .zlib, .raw], [0, 1, 17_000, 700_000])
    func `whatever zlib packs comes back`(coding: Coding, count: Int) throws {
        let bytes = patterned(count)
        let packed = deflated(bytes, coding)
        #expect(try Inflating.decode(packed, coding: coding.http, limit: count) == bytes)
    }

    @Test(arguments: [Coding.gzip, .zlib, .raw])
    func `a stream cut anywhere is an error, never a shorter page`(coding: Coding) throws {
        let packed = deflated(patterned(3_000), coding)
        for cut in 1..<packed.count {
            let error = #expect(throws: CompressionError.self) {
                try Inflating.decode(Array(packed[..<cut]), coding: coding.http, limit: 1 << 20)
            }
            #expect(coding == .raw || error == .truncated)
        }
    }

    @Test func `an empty body is an empty page`() throws {
        #expect(try Inflating.decode([], coding: .gzip, limit: 0).isEmpty)
    }

    @Test func `members of gzip are joined`() throws {
        let packed = Self.greeting + deflated([], .gzip) + deflated(patterned(900), .gzip)
        let bytes = try Inflating.decode(packed, coding: .gzip, limit: 10_000)
        #expect(bytes == Self.text + patterned(900))
    }

    @Test(arguments: [Coding.gzip, .zlib, .raw])
    func `what follows the stream is passed over and told`(coding: Coding) throws {
        let packed = deflated(Self.text, coding) + [0, 0, 7]
        let inflated = try Inflating.inflate(packed, coding: coding.http, limit: 100)
        #expect(inflated == Inflated(bytes: Self.text, trailingCount: 3))
    }

    @Test func `a second member that is cut is no trailing garbage`() {
        let packed = Self.greeting + deflated(patterned(900), .gzip)
        for cut in (Self.greeting.count + 1)..<packed.count {
            #expect(throws: CompressionError.truncated) {
                try Inflating.decode(Array(packed[..<cut]), coding: .gzip, limit: 10_000)
            }
        }
    }

    @Test func `a changed byte never passes for another page`() {
        let page = patterned(2_000)
        let packed = deflated(page, .gzip)
        for place in 10..<packed.count {
            var damaged = packed
            damaged[place] ^= 0x10
            // Some bits carry nothing: those that fill up the last byte.
            let bytes = try? Inflating.decode(damaged, coding: .gzip, limit: 10_000)
            #expect(bytes == nil || bytes == page)
        }
    }

    @Test func `the limit holds to the byte`() throws {
        let packed = deflated(patterned(50_000), .gzip)
        #expect(try Inflating.decode(packed, coding: .gzip, limit: 50_000).count == 50_000)
        #expect(throws: CompressionError.tooLarge(limit: 49_999)) {
            try Inflating.decode(packed, coding: .gzip, limit: 49_999)
        }
        #expect(throws: CompressionError.tooLarge(limit: 0)) {
            try Inflating.decode(packed, coding: .gzip, limit: 0)
        }
    }

    @Test func `a bomb is recognised before it has gone off`() {
        let packed = deflated([UInt8](repeating: 0, count: 50_000_000), .gzip)
        #expect(throws: CompressionError.bomb) {
            try Inflating.decode(packed, coding: .gzip, limit: .max)
        }
    }

    @Test func `a page of much the same is no bomb below a mebibyte`() throws {
        let bytes = [UInt8](repeating: 32, count: 1 << 20)
        let packed = deflated(bytes, .gzip)
        #expect(try Inflating.decode(packed, coding: .gzip, limit: 1 << 21) == bytes)
    }

    @Test func `bytes of no coding are corrupt`() {
        let page = Array("<!DOCTYPE html><title>plain</title>".utf8)
        for coding in [InflateCoding.gzip, .deflate] {
            #expect(throws: CompressionError.self) {
                try Inflating.decode(page, coding: coding, limit: 1_000)
            }
        }
    }
}
