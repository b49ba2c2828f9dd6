import Compression
import CrawlModel
import Testing
import URLStandard

@testable import CrawlPacking

struct PagePackerTests {
    private let packer = PagePacker { [UInt8(truncatingIfNeeded: $0.count)] }

    @Test func `a body comes back, and what does not shrink stays plain`() throws {
        var decompressor = try ZstdDecompressor()
        let long = [UInt8](repeating: 65, count: 10_000)
        let packed = packer.pack(body: long)
        #expect(packed.codec == .zstd)
        #expect(packed.rawCount == long.count)
        let unpacked = try decompressor.decompress(packed.data, count: packed.rawCount)
        #expect(unpacked == long)
        #expect(packed.sha256 == [16])
        let short = packer.pack(body: [1, 2, 3])
        #expect(short.codec == .plain)
        #expect(short.data == [1, 2, 3])
    }

    @Test func `bodies that are to stay as they are are not packed`() {
        let packer = PagePacker(packsBodies: false) { _ in [1] }
        let long = [UInt8](repeating: 65, count: 10_000)
        #expect(packer.pack(body: long).codec == .plain && packer.pack(body: long).data == long)
    }

    @Test func `many bodies with much in common are packed with a dictionary of them`() throws {
        let menu = Array((0..<400).map { "<li>\($0 * 104_729)" }.joined().utf8)
        let packer = PagePacker { Array("\($0.count)\($0.last ?? 0)".utf8) }
        var last: PackedBody?
        for number in 0...DictionaryMaker.sampleCount {
            last = packer.pack(body: menu + Array("\(number)".utf8))
            #expect((last?.codec == .zstd) == (number < DictionaryMaker.sampleCount))
        }
        let packed = try #require(last)
        let shared = try #require(packed.dictionary)
        #expect(packed.codec == .zstdWithDictionary && packed.data.count < menu.count / 8)
        let dictionary = try #require(ZstdDictionary(shared.data))
        #expect(shared.number == Int64(dictionary.number))
        var decompressor = try ZstdDecompressor()
        let unpacked = try decompressor.decompress(
            packed.data,
            count: packed.rawCount,
            with: dictionary
        )
        #expect(unpacked == menu + Array("\(DictionaryMaker.sampleCount)".utf8))
    }

    @Test func `followed links and recorded ones are kept apart, in order`() throws {
        var page = ParsedPage()
        page.title = "Title"
        let sources: [LinkSource] = [.a, .link, .area, .link]
        for (index, source) in sources.enumerated() {
            let url = try WebURL(parsing: "http://a.test/\(index)")
            page.links.append(url, key: URLKey(rawValue: Int64(index + 10)), source: source)
        }
        let packed = packer.pack(page)
        #expect(String(decoding: packed.links, as: UTF8.self) == "[10,12]")
        #expect(String(decoding: packed.assets, as: UTF8.self) == "[11,13]")
        #expect(packed.linkCount == 4)
        #expect(packed.title == "Title")
    }

    @Test func `many callers pack at once`() async {
        let bodies = (0..<40).map { [UInt8](repeating: UInt8($0), count: 20_000) }
        let packed = await withTaskGroup { group in
            for body in bodies { group.addTask { packer.pack(body: body) } }
            return await group.reduce(into: []) { $0.append($1.data) }
        }
        #expect(Set(packed) == Set(bodies.map { packer.pack(body: $0).data }))
    }
}
