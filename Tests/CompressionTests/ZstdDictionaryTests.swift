import Compression
import CrawlTestSupport
import Testing

struct ZstdDictionaryTests {
    /// Pages of one site: much of each is in all of them.
    private static func pages(_ count: Int, of site: Int = 0) -> [[UInt8]] {
        var dice = SeededGenerator(seed: UInt64(site + 1))
        let words = (0..<300).map { _ in String(UInt64.random(in: 0...(.max), using: &dice)) }
        return (0..<count).map { number in
            let head = words.prefix(200).joined(separator: "</a><a>")
            let text = (0..<40).map { _ in words.randomElement(using: &dice) ?? "" }
            return Array("<nav>\(head)</nav><h1>\(number)</h1>\(text.joined(separator: " "))".utf8)
        }
    }

    @Test func `what texts have in common is packed once for all of them`() throws {
        let dictionary = try #require(ZstdDictionary.training(on: Self.pages(200)))
        let kept = try #require(ZstdDictionary(dictionary.bytes))
        #expect(kept.number == dictionary.number)
        var compressor = try ZstdCompressor()
        var decompressor = try ZstdDecompressor()
        for page in Self.pages(220).suffix(20) + [[], [1], [UInt8](repeating: 9, count: 70_000)] {
            let plain = try compressor.compress(page)
            let packed = try compressor.compress(page, with: dictionary)
            #expect(page.count < 1_000 || page.count > 60_000 || packed.count * 2 < plain.count)
            let unpacked = try decompressor.decompress(packed, count: page.count, with: kept)
            #expect(unpacked == page)
            let unpackedPlain = try decompressor.decompress(plain, count: page.count, with: kept)
            #expect(unpackedPlain == page)
        }
    }

    @Test func `a text may go on where its dictionary ends, or find no room behind it`() throws {
        let dictionary = try #require(ZstdDictionary.training(on: Self.pages(200)))
        let end = Array(dictionary.bytes.suffix(3_000))
        var compressor = try ZstdCompressor()
        var decompressor = try ZstdDecompressor()
        for count in [1, 7, 300, 20_000, 250_000, 400_000, 20] {
            let news = (0..<count).map { UInt8(truncatingIfNeeded: $0 * $0 >> 5) }
            // What follows the repeated end is the text's own beginning: one match for both.
            let text = news + end + news
            let packed = try compressor.compress(text, with: dictionary)
            #expect(packed == (try compressor.compress(text, with: dictionary)))
            let unpacked = try decompressor.decompress(packed, count: text.count, with: dictionary)
            #expect(unpacked == text)
        }
    }

    @Test func `the same texts make the same dictionary`() throws {
        let first = try #require(ZstdDictionary.training(on: Self.pages(200)))
        #expect(ZstdDictionary.training(on: Self.pages(200))?.bytes == first.bytes)
    }

    @Test func `without its dictionary, or with another, a frame is refused`() throws {
        let dictionary = try #require(ZstdDictionary.training(on: Self.pages(200)))
        let other = try #require(ZstdDictionary.training(on: Self.pages(200, of: 1)))
        var compressor = try ZstdCompressor()
        var decompressor = try ZstdDecompressor()
        let page = Self.pages(1)[0]
        let packed = try compressor.compress(page, with: dictionary)
        for wrong in [nil, other] {
            #expect(throws: CompressionError.corrupt) {
                try decompressor.decompress(packed, count: page.count, with: wrong)
            }
        }
        let unpacked = try decompressor.decompress(packed, count: page.count, with: dictionary)
        #expect(unpacked == page)
    }

    @Test func `what is no dictionary makes none, nor do texts too few`() {
        #expect(ZstdDictionary([]) == nil)
        #expect(ZstdDictionary([UInt8](repeating: 0x37, count: 4_000)) == nil)
        #expect(ZstdDictionary.training(on: []) == nil)
        #expect(ZstdDictionary.training(on: Self.pages(2)) == nil)
        #expect(ZstdDictionary.training(on: Array(repeating: [], count: 200)) == nil)
    }
}
