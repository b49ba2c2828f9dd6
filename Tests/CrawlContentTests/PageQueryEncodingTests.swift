import EncodingStandard
import Testing
import URLStandard

@testable import CrawlContent

struct PageQueryEncodingTests {
    private func query(_ text: String, in encoding: TextEncoding) throws -> String? {
        let reference = Array("?\(text)".utf8)
        let base = try WebURL(parsing: "http://h/")
        let charset = PageQueryEncoding(of: encoding)
        return try WebURL(parsing: reference.span, against: base, queryEncoding: charset).query
    }

    @Test func `a query is sent in the page's charset, with references for what that lacks`() throws
    {
        #expect(try query("q=日本", in: .shiftJIS) == "q=%93%FA%96{")
        #expect(try query("q=мир", in: .windows1251) == "q=%EC%E8%F0")
        #expect(try query("q=¢", in: .iso8859Part2) == "q=%26%23162%3B")
    }

    @Test(arguments: [TextEncoding.utf8, .utf16BE, .utf16LE, .replacement])
    func `pages without an encoder of their own send UTF-8`(encoding: TextEncoding) throws {
        #expect(PageQueryEncoding(of: encoding) == nil)
        #expect(try query("q=é", in: encoding) == "q=%C3%A9")
    }
}
