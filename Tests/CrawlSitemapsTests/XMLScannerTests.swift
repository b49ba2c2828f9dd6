import Testing

@testable import CrawlSitemaps

struct XMLScannerTests {
    private func text(_ markup: String) throws -> String {
        var scanner = XMLScanner()
        var index = 0
        let bytes = Array(markup.utf8)
        while try scanner.next(in: bytes.span, from: &index) != nil {}
        return String(decoding: scanner.text, as: UTF8.self)
    }

    @Test(arguments: [
        ("a&amp;b", "a&b"), ("&#65;&#x42;&#X43;", "ABC"), ("&lt;&gt;&quot;&apos;", "<>\"'"),
        ("&nbsp;&", "&nbsp;"), ("& b", "& b"), ("&&amp;", "&&"),
        (
            "&#0;&#xD800;&#x110000;",
            "&#0;&#xD800;&#x110000;"
        ), ("&#99999999999;", "&#99999999999;"),
        ("<![CDATA[<&amp;]]x]>]]>", "<&amp;]]x]>"), ("<![CDATA[]]]]>", "]]"),
        ("a<!-- <b> --- -->c<?p > ?>d", "acd"), ("<a b='>' c=\"'>\"/>e", "e"),
    ])
    func `text has its references read and no markup`(markup: String, expected: String) throws {
        #expect(try text(markup) == expected)
    }

    @Test func `a text is kept up to 8 KiB`() throws {
        #expect(try text(String(repeating: "x", count: 100_000)).utf8.count == 8_192)
    }

    @Test(arguments: ["< a>", "<1>", "<a <b>", "</a<", "<!X12345678", "<>"])
    func `what is no markup is said to be none`(markup: String) {
        #expect(throws: SitemapFault.malformed(line: 1)) { try text(markup) }
    }

    @Test func `attributes are found in any order and quotes`() {
        let bytes = Array("x:link rel = 'a \"b' href=\"c\" e /".utf8)
        let tag = XMLTag(bytes.span)
        #expect(tag.isEmpty && tag.prefix == 0..<1 && tag.localName == 2..<6)
        #expect(tag.value(of: "rel").map { Array(bytes[$0]) } == Array("a \"b".utf8))
        #expect(tag.value(of: "href").map { Array(bytes[$0]) } == Array("c".utf8))
        #expect(tag.value(of: "e") == nil && tag.value(of: "link") == nil)
    }
}
