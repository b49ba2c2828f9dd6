import Testing

@testable import CrawlParse

struct PageParserSniffingTests {
    static let answers: [(String?, String, Bool)] = [
        ("text/html", "", true),
        (" Text/HTML ; charset=utf-8", "%PDF", true),
        ("application/xhtml+xml", "", true),
        ("text/plain", "<html>", false),
        ("image/png", "<html>", false),
        (nil, "<html>", true),
        ("", " \n<!DOCTYPE html>", true),
        ("*/*", "<!-- x", true),
        ("unknown/unknown", "\u{FEFF}<p>", true),
        (nil, "<pre>", false),
        (nil, "<htm", false),
        (nil, "<html", false),
        (nil, "text", false),
        (nil, "", false),
        ("html", "<html>", false),
    ]

    @Test(arguments: answers)
    func `the type decides, and without one the beginning does`(
        contentType: String?,
        body: String,
        expected: Bool
    ) {
        #expect(PageParser.isHTML(contentType: contentType, body: Array(body.utf8)) == expected)
    }
}
