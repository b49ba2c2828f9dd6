import Testing
import URLStandard

@testable import CrawlScope

struct URLShapeTests {
    @Test(arguments: [
        ("http://h/cal/2026/01?day=3&view=x", "http://h/cal/N/N?day&view"),
        ("http://h/cal?m=1&y=2", "http://h/cal?m&y"),
        ("http://h/cal?y=2&m=1&m=3", "http://h/cal?m&y"),
        ("https://h:8443/p12-3a", "https://h:8443/pN-Na"),
        ("http://h/%C3%A4/7", "http://h/%C3%A4/N"),
        ("http://h/a%2012", "http://h/a%20N"),
        ("http://h2.test/a?&&x", "http://h2.test/a?x"),
        ("http://h/?2", "http://h/?2"),
    ])
    func `numbers and values make no difference`(text: String, shape: String) throws {
        #expect(try URLShape(of: WebURL(parsing: text))?.description == shape)
    }

    @Test(arguments: [
        "http://h/", "http://h2/about", "http://h/%20", "http://h/a?", "http://h/a?&",
    ])
    func `what holds no number and no query has no shape`(text: String) throws {
        #expect(try URLShape(of: WebURL(parsing: text)) == nil)
    }

    @Test func `a long shape is none, a long number is short`() throws {
        let long = String(repeating: "a", count: 300)
        #expect(try URLShape(of: WebURL(parsing: "http://h/\(long)/1")) == nil)
        let number = String(repeating: "7", count: 300)
        #expect(
            try URLShape(of: WebURL(parsing: "http://h/\(number)"))?.description == "http://h/N"
        )
    }
}
