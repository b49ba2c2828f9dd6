import Compression
import CrawlModel
import Testing
import URLStandard

@testable import CrawlStore

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
