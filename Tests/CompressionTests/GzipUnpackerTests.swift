import Testing

@testable import Compression

struct GzipUnpackerTests {
    private static func unpack(_ body: [UInt8]) throws -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var unpacker = try GzipUnpacker(body)
        while let piece = try unpacker.nextPiece() { pieces.append(piece) }
        return pieces
    }

    private static func packed(_ bytes: [UInt8]) throws -> [UInt8] {
        var compressor = try GzipCompressor()
        return try compressor.compress(bytes)
    }

    @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 1_000_003])
    func `what was packed comes back in pieces`(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
        let pieces = try Self.unpack(Self.packed(bytes))
        #expect(pieces.flatMap(\.self) == bytes)
        #expect(pieces.allSatisfy { (1...65_536).contains($0.count) })
    }

    @Test func `members follow each other, and what follows them is passed over`() throws {
        let members = try Self.packed([1]) + Self.packed([]) + Self.packed([2, 3])
        #expect(try Self.unpack(members).flatMap(\.self) == [1, 2, 3])
        #expect(try Self.unpack(members + [7, 7]).flatMap(\.self) == [1, 2, 3])
    }

    @Test func `a body that is cut anywhere is found to be`() throws {
        let packed = try Self.packed(Array("a sitemap, or what was meant to be one".utf8))
        for count in 1..<packed.count {
            #expect(throws: CompressionError.self, "\(count)") {
                try Self.unpack(Array(packed.prefix(count)))
            }
        }
    }

    @Test func `what is no gzip is found to be none`() {
        #expect(throws: CompressionError.corrupt) { try Self.unpack(Array("<urlset/>".utf8)) }
    }
}
