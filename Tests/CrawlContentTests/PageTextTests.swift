import CrawlModel
import Testing
import URLStandard

@testable import CrawlContent

struct PageTextTests {
    private func text(_ field: String, _ body: [UInt8]) -> PageText {
        let fields = HTTPFields(bytes: Array("Content-Type: \(field)\r\n".utf8))
        return PageText(of: body, as: PageType(fields, body: body))
    }

    @Test(arguments: [
        ("text/html; charset=sjis", "<meta charset=koi8-r>", "Shift_JIS", "http"),
        ("text/html", "<meta charset=koi8-r>", "KOI8-R", "meta"),
        ("text/html; charset=klingon", "<meta charset=koi8-r>", "KOI8-R", "meta"),
        ("text/html; charset=sjis", "\u{FEFF}<meta charset=koi8-r>", "UTF-8", "bom"),
        ("text/html", "<p>żółw</p>", "UTF-8", "bytes"),
        ("text/html", "<p>plain</p>", "windows-1252", "default"),
        ("application/xhtml+xml", "<html/>", "UTF-8", "default"),
    ])
    func `a page's encoding is named by its mark, its field, itself, its bytes, or nothing`(
        field: String,
        page: String,
        name: String,
        reason: String
    ) {
        let charset = text(field, Array(page.utf8)).charset
        #expect(charset == PageCharset(name: name, reason: reason))
    }

    @Test func `text is UTF-8, whatever the page was`() {
        let page: [UInt8] = [0x3C, 0x70, 0x3E, 0xEC, 0xE8, 0xF0]
        #expect(text("text/html; charset=windows-1251", page).bytes == Array("<p>мир".utf8))
        #expect(text("text/html; charset=utf-8", page).bytes == page)
        let wide: [UInt8] = [0xFF, 0xFE, 0x3C, 0, 0x70, 0, 0x3E, 0, 0x3C, 0x04]
        #expect(text("text/html", wide).bytes == Array("<p>м".utf8))
    }

    @Test func `queries are sent in the page's charset where that has an encoder`() {
        #expect(text("text/html; charset=euc-kr", []).queryEncoding != nil)
        #expect(text("text/html; charset=utf-16", []).queryEncoding == nil)
        #expect(text("text/html; charset=utf-8", []).queryEncoding == nil)
    }
}
