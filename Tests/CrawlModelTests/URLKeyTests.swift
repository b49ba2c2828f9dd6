import Testing
import URLStandard

@testable import CrawlModel

struct URLKeyTests {
    /// `int.from_bytes(hashlib.sha256(url).digest()[:8], "big") >> 1` in Python.
    @Test(
        arguments: [
            ("http://example.org/", 4_327_361_276_773_565_006),
            ("https://example.org/a?b=c", 6_807_988_561_083_298_865),
        ] as [(String, Int64)]
    )
    func `a key is what other languages compute from the normal form`(
        text: String,
        key: Int64
    ) throws {
        #expect(try URLKey(of: WebURL(parsing: text)).rawValue == key)
        let ofBytes = URLKey(ofNormalForm: Array(text.utf8).span)
        #expect(ofBytes.rawValue == key)
    }

    @Test(arguments: [
        "HTTP://EXAMPLE.org:80", "http://example.org/./#top", "http://example.org/%2e",
    ])
    func `spellings of one URL have one key`(text: String) throws {
        let plain = try WebURL(parsing: "http://example.org/")
        #expect(try URLKey(of: WebURL(parsing: text)) == URLKey(of: plain))
    }
}
