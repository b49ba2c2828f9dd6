import CrawlModel
import Testing
import URLStandard

@testable import CrawlSeeds

struct SeedListParserTests {
    private func seeds(_ text: String) throws -> [Seed] {
        try SeedListParser.seeds(in: Array(text.utf8), named: "list.txt")
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `each line is a seed, but for blank lines and comments`(end: String) throws {
        let lines = [
            "# sites", "", "https://a.test/#top", "  b.test/x\t", " \t # none",
            "https://c.test/ # why", "https://d.test/a#b c",
        ]
        let seeds = try seeds(lines.joined(separator: end))
        #expect(
            seeds.map(\.url.description) == [
                "https://a.test/", "https://b.test/x", "https://c.test/", "https://d.test/a",
            ]
        )
        #expect(seeds.map(\.origin) == ["list.txt:3", "list.txt:4", "list.txt:6", "list.txt:7"])
    }

    @Test func `a byte order mark is passed over`() throws {
        #expect(try seeds("\u{FEFF}https://a.test/").count == 1)
    }

    @Test func `of equal URLs the first counts`() throws {
        let seeds = try seeds("https://a.test\nhttps://b.test/\nHTTPS://A.test/#x\na.test\n")
        #expect(seeds.map(\.origin) == ["list.txt:1", "list.txt:2"])
    }

    @Test(arguments: ["", "\n\n", "# nothing\n", "\u{FEFF}"])
    func `a list without a seed is an error`(text: String) {
        #expect(throws: SeedError.empty("list.txt")) { try seeds(text) }
    }

    @Test func `all bad lines are told at once, the first ten in full`() throws {
        let text = "https://a.test/\n\nhtp:/\u{1B}x\n" + String(repeating: "bad\n", count: 11)
        let error = #expect(throws: SeedError.self) { try seeds(text) }
        let lines = try #require(error).description.split(separator: "\n")
        #expect(lines.count == 11)
        #expect(lines.first == #"list.txt:3: "htp:/\x1Bx" is neither http nor https"#)
        #expect(
            lines[1] == #"list.txt:4: "bad" is no URL: it begins with neither https:// nor a host"#
        )
        #expect(lines.last == "list.txt: 2 more bad lines")
    }

    @Test func `bytes that are no UTF-8 are no obstacle`() throws {
        let bytes = Array("https://a.test/".utf8) + [0xFF, 0x0A, 0xC3]
        #expect(throws: SeedError.self) { try SeedListParser.seeds(in: bytes, named: "x") }
        let seeds = try SeedListParser.seeds(in: Array(bytes.dropLast(2)), named: "x")
        #expect(seeds.map(\.url.description) == ["https://a.test/%EF%BF%BD"])
    }

    @Test func `every line of a long list counts`() throws {
        let text = (0..<20_000).map { "h\($0 % 10_000).test/\n" }.joined()
        #expect(try seeds(text).count == 10_000)
    }
}
