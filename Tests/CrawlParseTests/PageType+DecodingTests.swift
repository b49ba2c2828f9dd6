import CrawlModel
import EncodingStandard
import Testing

@testable import CrawlParse

struct PageTypeDecodingTests {
    private func choice(_ field: String, _ page: String) -> EncodingChoice {
        let body = Array(page.utf8)
        let fields = HTTPFields(bytes: Array("Content-Type: \(field)\r\n".utf8))
        return PageType(fields, body: body).encoding(of: body)
    }

    @Test(arguments: [
        ("text/html; charset=sjis", "<meta charset=koi8-r>", TextEncoding.shiftJIS, "http"),
        ("text/html", "<meta charset=koi8-r>", .koi8R, "meta"),
        ("text/html", "<p>żółw</p>", .utf8, "bytes"),
        ("text/html", "<p>plain</p>", .windows1252, "default"),
        ("application/xhtml+xml", "<html/>", .utf8, "default"),
        ("text/html; charset=klingon", "<p>plain</p>", .windows1252, "default"),
    ])
    func `a page's encoding is named by its field, itself, its bytes, or nothing`(
        field: String,
        page: String,
        encoding: TextEncoding,
        reason: String
    ) {
        let choice = choice(field, page)
        #expect(choice.encoding == encoding)
        #expect(choice.reason.rawValue == reason)
    }
}
