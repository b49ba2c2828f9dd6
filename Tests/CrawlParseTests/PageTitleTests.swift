import CrawlModel
import Testing
import URLStandard

@testable import CrawlParse

struct PageTitleTests {
    static let titles: [(String, String?)] = [
        ("<title> a \n b\t&amp;\u{C} <b>c </title>", "a b & <b>c"),
        ("<title>a</title><title>b</title>", "a"),
        ("<svg><title>a</title></svg><title>b</title>", "b"),
        ("<title></title><title>b</title>", nil),
        ("<title> \n </title>", nil),
        ("<title>no end", "no end"),
        ("<p>text", nil),
        ("<!-- <title>a</title> --><title>b</title>", "b"),
        ("\u{FEFF}<title>\u{E9}\u{A0}x</title>", "\u{E9}\u{A0}x"),
    ]

    @Test(arguments: titles)
    func `the first title counts, white space collapsed`(html: String, expected: String?) throws {
        #expect(try title(of: Array(html.utf8)) == expected)
    }

    @Test func `bytes that are not UTF-8 become U+FFFD`() throws {
        #expect(
            try title(of: Array("<title>a".utf8) + [0xFF, 0, 0xC3] + Array("b".utf8))
                == "a\u{FFFD}\u{FFFD}\u{FFFD}b"
        )
    }

    @Test(arguments: ["x", "\u{E9}", "\u{20AC}", "\u{1F600}"])
    func `a title ends at 1 KiB with a whole character`(character: String) throws {
        let html = "<title>\(String(repeating: character, count: 5_000))</title>"
        let title = try #require(try title(of: Array(html.utf8)))
        #expect(title == String(repeating: character, count: 1_024 / character.utf8.count))
    }

    private func title(of body: [UInt8]) throws -> String? {
        var parser = PageParser()
        return try parser.parse(body, at: WebURL(parsing: "http://h.test/")).title
    }
}
