import CrawlModel
import CrawlTestSupport
import Testing
import URLStandard

@testable import CrawlParse

@Suite(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
struct PageParserTests {
    private func cases(of file: String) throws -> [JSONValue] {
        let bytes = try #require(Conformance.bytes(of: file))
        return try #require(JSONValue(parsing: bytes)?["cases"]?.array)
    }

    @Test(arguments: ["html/links_oracle.json", "html/mutated_oracle.json"])
    func `real and damaged pages give the links that two other parsers agree on`(
        file: String
    ) throws {
        var parser = PageParser()
        var reader = PageParser(agent: "crawl")
        var count = 0
        for json in try cases(of: file) where json["agree"]?.bool == true {
            guard let page = try PageCase(oracle: json) else { continue }
            let links = page.links(by: &parser)
            let missing = page.expected.subtracting(links).sorted()
            let surplus = links.subtracting(page.expected).sorted()
            #expect(missing.isEmpty && surplus.isEmpty, "\(page.name): -\(missing) +\(surplus)")
            // Who reads the whole page finds nothing else than who skims it.
            var whole = reader.parse(page.body, at: page.url)
            whole.links.isWithheld = false
            #expect(whole.links == parser.parse(page.body, at: page.url).links, "\(page.name)")
            count += 1
        }
        #expect(count > 0)
    }

    @Test func `pages made for tree builders give the links of their trees`() throws {
        var parser = PageParser()
        for json in try cases(of: "html-links/tree_links.json") {
            let page = try PageCase(tree: json)
            #expect(page.links(by: &parser) == page.expected, "\(page.name)")
        }
    }

    @Test func `a base rules the links of the whole page`() throws {
        for json in try cases(of: "html-links/base.json") {
            let html = try #require(json["html"]?.string)
            let page = try parsed(html, at: #require(json["documentURL"]?.string))
            #expect(page.spellings == [try #require(json["expectedLink"]?.string)])
        }
    }
}

struct PageParserRulesTests {
    static let bases = [
        ("<a href=x><base href=/b/><a href=y>", ["http://h.test/b/x", "http://h.test/b/y"]),
        ("<base href=/b/><base href=/c/><a href=x>", ["http://h.test/b/x"]),
        ("<base target=_top><base href=//o.test/><a href=x>", ["http://o.test/x"]),
        ("<base href=data:,><base href=/c/><a href=x>", ["http://h.test/dir/x"]),
        ("<base href='javascript:1'><a href=x>", ["http://h.test/dir/x"]),
        ("<base href='http://['><a href=x>", ["http://h.test/dir/x"]),
        ("<svg><base href=/b/></svg><a href=x>", ["http://h.test/dir/x"]),
        ("<base href=ftp://f.test/><a href=x><a href=http://h.test/y>", ["http://h.test/y"]),
    ]

    @Test(arguments: bases)
    func `the first usable base counts, also for links before it`(
        html: String,
        expected: [String]
    ) throws {
        #expect(try parsed(html, at: "http://h.test/dir/page").spellings == expected)
    }

    @Test func `a URL is kept once, at its first place, without its fragment`() throws {
        let html = """
            <a href="b"><a href="a#x"><A HREF=' a '><a href="./a#y"><a href=b>\
            <a href="mailto:x@y"><a href="javascript:1"><a name=c><a href="a?b&amp;c">
            """
        let page = try parsed(html, at: "http://h.test/")
        #expect(page.spellings == ["http://h.test/b", "http://h.test/a", "http://h.test/a?b&c"])
    }

    @Test func `a URL that is linked and otherwise named is followed, both places are kept`()
        throws
    {
        let html = "<link href=a><link href=b><a href=a><a href=c><link href=c><a href='./b'>"
        let links = try parsed(html, at: "http://h.test/").links
        #expect((0..<links.count).allSatisfy { links.isFollowed(at: $0) })
        let places = (0..<links.placeCount).map { links.place($0).source }
        #expect(places == [.link, .link, .a, .a, .link, .a])
        #expect((0..<links.placeCount).map { links.target(ofPlace: $0) } == [0, 1, 0, 2, 2, 1])
    }

    @Test func `a place is kept once for each URL and source`() throws {
        let html = "<a href=a>1</a><a href=a#x>2</a><img src=a><img src=a><a href='./a'>3</a>"
        let links = try parsed(html, at: "http://h.test/").links
        #expect((0..<links.placeCount).map { links.place($0).source } == [.a, .image])
        #expect(links.text(ofPlace: 0).count == 1 && links.text(ofPlace: 0)[0] == 0x31)
    }

    @Test func `a page keeps 6,000 links and as many other URLs, and counts the rest`() throws {
        let html = (0..<7_000).map { "<a href=\($0)><img src=x\($0)>" }.joined()
        let links = try parsed(html, at: "http://h.test/").links
        #expect(links.count == 12_000)
        #expect(links.omittedCount == 2_000)
        #expect((0..<links.count).count { links.isFollowed(at: $0) } == 6_000)
    }

    @Test func `a reference beyond 64 KiB is no link`() throws {
        let html = "<a href=\(String(repeating: "x", count: 70_000))><a href=y>"
        let page = try parsed(html, at: "http://h.test/")
        #expect(page.spellings == ["http://h.test/y"])
        #expect(page.links.omittedCount == 1)
        let data = try parsed("<img src=data:\(html)>", at: "http://h.test/")
        #expect(data.links.omittedCount == 0)
    }

    @Test func `attributes beyond the limit of a tag are counted`() throws {
        let attributes = (0..<300).map { "a\($0)" }.joined(separator: " ")
        let page = try parsed("<a \(attributes) href=x><a href=y>", at: "http://h.test/")
        #expect(page.spellings == ["http://h.test/y"])
        #expect(page.omittedAttributeCount == 45)
        #expect(try parsed("<a href=x>", at: "http://h.test/").omittedAttributeCount == 0)
    }

    @Test func `a parser that has read other pages reads like a new one`() throws {
        var used = PageParser()
        for seed in 1...50 as ClosedRange<UInt64> {
            let body = Self.damagedPage(seed)
            let url = try WebURL(parsing: "http://h.test/\(seed)")
            var fresh = PageParser()
            let page = fresh.parse(body, at: url)
            let again = used.parse(body, at: url)
            #expect(page.links == again.links && page.title == again.title)
        }
    }

    /// A page of links and raw text with bytes changed here and there.
    private static func damagedPage(_ seed: UInt64) -> [UInt8] {
        var state = seed
        var page = Array(
            String(
                repeating:
                    "<title>x</title><svg><a href=1></svg><script><a></script><a href='a&amp;b'>",
                count: 20
            ).utf8
        )
        for _ in 0..<60 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            page[Int(state >> 33) % page.count] = UInt8(truncatingIfNeeded: state >> 56)
        }
        return page
    }
}

private func parsed(_ html: String, at url: String) throws -> ParsedPage {
    var parser = PageParser()
    return try parser.parse(Array(html.utf8), at: WebURL(parsing: url))
}

extension ParsedPage {
    fileprivate var spellings: [String] {
        (0..<links.count).map { String(decoding: links.spelling(at: $0), as: UTF8.self) }
    }
}
