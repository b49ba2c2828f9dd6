import CrawlTestSupport
import Testing

@testable import URLStandard

/// A charset that has no letters but those of ASCII.
private struct PlainLetters: QueryEncoding {
    func encode(_ text: [Unicode.Scalar], into query: inout EncodedQuery) {
        for scalar in text {
            if let byte = UInt8(exactly: scalar.value), byte < 0x80 {
                query.append(byte)
            } else {
                query.append(unencodable: scalar)
            }
        }
    }
}

struct QueryEncodingTests {
    /// The charsets in which the suite's texts hold nothing but ASCII and what cannot be encoded.
    @Test(
        .enabled(if: Conformance.isPresent, "the public test suites are not there"),
        arguments: ["utf-8", "big5", "gb18030", "iso-8859-2"]
    )
    func `queries are encoded in the page's charset`(charset: String) throws {
        let encoding: PlainLetters? = charset == "utf-8" ? nil : PlainLetters()
        var count = 0
        for example in Conformance.cases(of: "url/percent-encoding.json") {
            let input = Array("https://h/?\(example["input"]?.string ?? "")".utf8)
            guard let expected = example["output"]?[charset]?.string else { continue }
            let url = try WebURL(parsing: input.span, queryEncoding: encoding)
            #expect(url.query == expected)
            count += 1
        }
        #expect(count > 0)
    }

    @Test(arguments: ["ws://h/?é#é", "foo://h/?é#é", "wss://h/?é#é"])
    func `schemes other than a page's have queries in UTF-8`(text: String) throws {
        let url = try WebURL(parsing: Array(text.utf8).span, queryEncoding: PlainLetters())
        #expect(url.query == "%C3%A9" && url.fragment == "%C3%A9")
    }

    @Test func `only the query is in the page's charset`() throws {
        let text = Array("http://h/é?é'#é".utf8)
        let url = try WebURL(parsing: text.span, queryEncoding: PlainLetters())
        #expect(url.description == "http://h/%C3%A9?%26%23233%3B%27#%C3%A9")
    }
}
