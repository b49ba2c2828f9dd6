import Testing

@testable import HTMLStandard

struct HTMLNameTests {
    static let names: [(HTMLName, String)] = [
        (.a, "a"), (.area, "area"), (.base, "base"), (.content, "content"), (.frame, "frame"),
        (.href, "href"), (.httpEquiv, "http-equiv"), (.iframe, "iframe"), (.link, "link"),
        (.math, "math"), (.meta, "meta"), (.noembed, "noembed"), (.noframes, "noframes"),
        (.plaintext, "plaintext"), (.script, "script"), (.src, "src"), (.style, "style"),
        (.svg, "svg"), (.textarea, "textarea"), (.title, "title"), (.xmp, "xmp"),
        (.annotationXML, "annotation-xml"), (.encoding, "encoding"), (.font, "font"),
    ]

    @Test(arguments: names)
    func `a known name is what its letters pack to`(name: HTMLName, spelling: String) {
        #expect(name == HTMLName(spelling))
        #expect(name == HTMLName(spelling.uppercased()))
        #expect(name != HTMLName("x" + spelling))
    }

    @Test func `every name that changes how bytes are read or carries a link passes the filter`() {
        let names: [HTMLName] = [
            .a, .area, .base, .frame, .iframe, .link, .meta, .title, .textarea, .style, .xmp,
            .noembed, .noframes, .script, .plaintext, .svg, .math,
        ]
        for name in names { #expect(name.mayMatter) }
        let words = "img image source form input button object embed applet video audio track"
        for word in words.split(separator: " ") { #expect(HTMLName(String(word)).mayMatter) }
        for word in ["div", "p", "span", "td", "li", "tr", "code", "em", "h1", "html"] {
            #expect(!HTMLName(word).mayMatter)
        }
        for name in names where name.contentState != .data { #expect(name.isNotable) }
        #expect(HTMLName.svg.isNotable && HTMLName.math.isNotable)
        #expect(!HTMLName.a.mayBeNotable)
    }

    @Test func `a set holds its names and no others`() {
        let names = ["p", "blockquote", "annotation-xml", "font", "mi"].map { HTMLName($0) }
        let others = Self.names.map(\.0).filter { !names.contains($0) }
        let set = HTMLNameSet(names[..<2]).union(
            HTMLNameSet(names),
            without: HTMLNameSet(names[4...])
        )
        for name in names[..<4] { #expect(set.contains(name)) }
        for name in names[4...] + others { #expect(!set.contains(name)) }
    }

    @Test(
        arguments: [
            "p", "h1", "span", "abcdefg", "abcdefgh", "abcdefghi", "DIV", "a_b", "data-x",
            "x\u{E9}y",
            "aVeryLongNameBeyondSixteenBytes", "a\0b",
        ]
    )
    func `a name is the same wherever it stands`(spelling: String) {
        let page = "<\(spelling) \(spelling)=1>"
        let expected = HTMLName(spelling)
        for text in [page, page + "12345678901234567890"] {
            let bytes = Array(text.utf8)
            var tokenizer = HTMLTokenizer(bytes.span)
            #expect(tokenizer.next().name == expected)
            #expect(tokenizer.attribute(named: expected)?.nameRange.count == spelling.utf8.count)
        }
    }
}
