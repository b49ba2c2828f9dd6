import Testing

@testable import CrawlExport

struct MarkupTextTests {
    private static func xml(_ text: String) -> String {
        String(decoding: MarkupText.xml(Array(text.utf8)), as: UTF8.self)
    }

    private static func dot(_ text: String) -> String {
        String(decoding: MarkupText.dot(Array(text.utf8)), as: UTF8.self)
    }

    @Test func `XML has entities for its own signs and for white space`() {
        #expect(Self.xml("<a b='c' d=\"e\">&") == "&lt;a b=&apos;c&apos; d=&quot;e&quot;&gt;&amp;")
        #expect(Self.xml("a\tb\nc\rd") == "a&#9;b&#10;c&#13;d")
        #expect(Self.xml("plain") == "plain" && Self.xml("") == "")
    }

    @Test func `what XML cannot hold becomes U+FFFD`() {
        #expect(
            Self.xml("\u{0}\u{1B}\u{7F}\u{9B}\u{FFFE}é\u{10FFFF}")
                == String(repeating: "\u{FFFD}", count: 5) + "é\u{10FFFF}"
        )
        #expect(MarkupText.xml([0xFF, 0x26]) == Array("\u{FFFD}&amp;".utf8))
    }

    @Test func `a string of DOT ends where it should`() {
        #expect(Self.dot(#"a"b\"#) == #""a\"b\\""#)
        #expect(Self.dot("a\nb\u{1B}") == "\"a b\u{FFFD}\"")
    }
}
