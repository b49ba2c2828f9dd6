import CrawlTestSupport
import Testing

@testable import EncodingStandard

struct EncodingChoiceTests {
    /// Where browsers agree on something else than the standard's prescan, which takes the text of
    /// these elements for markup.
    static let consensus: Set = [
        "wpt-charset/in-script", "wpt-charset/in-style", "wpt-charset/in-title",
    ]

    @Test(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
    func `pages declare what the prescan suites say`() throws {
        let cases = try #require(Conformance.document("encoding/prescan.json")?["cases"]?.array)
        for example in cases {
            let body = try #require(Conformance.bytes(base64: example["bytesB64"]?.string ?? ""))
            let name = example["expected"]?.string ?? "windows-1252"
            let choice = EncodingChoice(sniffing: body.span)
            let id = example["id"]?.string ?? ""
            let isExpected = choice.encoding == TextEncoding(label: name.utf8)
            #expect(isExpected != Self.consensus.contains(id), "\(id)")
        }
        #expect(!cases.isEmpty)
    }

    @Test func `a mark counts more than the field, and that more than the page`() {
        let page = Array("<meta charset=koi8-r>".utf8)
        let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + page
        #expect(choice(marked, "Shift_JIS") == EncodingChoice(.utf8, because: .mark))
        #expect(choice(page, "Shift_JIS") == EncodingChoice(.shiftJIS, because: .http))
        #expect(choice(page, nil) == EncodingChoice(.koi8R, because: .meta))
        #expect(choice(page, "none") == EncodingChoice(.koi8R, because: .meta))
    }

    @Test func `a page that says nothing is UTF-8 where it can be, or windows-1252`() {
        #expect(choice([], nil) == EncodingChoice(.windows1252, because: .standard))
        #expect(choice(Array("żółć".utf8), nil) == EncodingChoice(.utf8, because: .bytes))
        let latin1 = EncodingChoice(.windows1252, because: .standard)
        #expect(choice(Array("żółć".utf8.dropLast()), nil) == latin1)
        let empty: [UInt8] = []
        let xhtml = EncodingChoice(sniffing: empty.span, fallback: .utf8)
        #expect(xhtml == EncodingChoice(.utf8, because: .standard))
    }

    private func choice(_ body: [UInt8], _ charset: String?) -> EncodingChoice {
        EncodingChoice(sniffing: body.span, charset: charset)
    }

    @Test(arguments: [
        ("<?xml version='1.0' encoding='koi8-r'?><p>", TextEncoding.koi8R),
        ("<?xml version='1.0' encoding = \"utf-16\"?>", .utf8),
        ("<?xml encoding='koi8-r'?><meta charset=big5>", .big5),
        ("<?xml encoding='koi8-r", .windows1252),
        (" <?xml encoding='koi8-r'?>", .windows1252),
        ("<\0?\0x\0m\0l\0", .utf16LE),
        ("\0<\0?\0x\0m\0l", .utf16BE),
    ])
    func `an XML declaration counts where nothing else does`(page: String, expected: TextEncoding) {
        #expect(choice(Array(page.utf8), nil).encoding == expected)
    }

    @Test func `a head that lasts longer is searched to its end`() {
        let padding = String(repeating: "<link rel=a>", count: 1_000)
        let meta = "<meta charset=big5>"
        let long = choice(Array("<head>\(padding)\(meta)".utf8), nil)
        #expect(long == EncodingChoice(.big5, because: .meta))
        let ended = choice(Array("<head></head>\(padding)\(meta)".utf8), nil)
        #expect(ended.reason == .standard)
    }

    @Test(arguments: ["script", "style", "title"])
    func `beyond the first 1,024 bytes the text of an element declares nothing`(name: String) {
        let padding = String(repeating: "<link rel=a>", count: 100)
        let text = "<\(name)><meta charset=big5></\(name)>"
        #expect(choice(Array("\(padding)\(text)".utf8), nil).reason == .standard)
        let declared = choice(Array("\(padding)\(text)<meta charset=koi8-r>".utf8), nil)
        #expect(declared.encoding == .koi8R)
    }

    @Test func `a mark is no text`() {
        #expect(
            choice([0xFE, 0xFF, 0, 0x41], nil).transcode([0xFE, 0xFF, 0, 0x41].span) == [0x41]
        )
        let utf8: [UInt8] = [0xEF, 0xBB, 0xBF, 0x41]
        #expect(choice(utf8, nil).transcode(utf8.span) == nil && choice(utf8, nil).markCount == 3)
    }

    @Test func `no beginning of a page traps`() {
        let page = Array(
            """
            <?xml encoding='a'?><!-- - --><!-->x</><b a = "c" d='e' f=g/h><script></scr</script >
            <meta content='charset = "utf-8" charset=x' http-equiv=content-type x></p y=z><
            """.utf8
        )
        // The one declaration counts as soon as its tag has ended.
        let end = page.count - "</p y=z><".utf8.count
        for count in 0...page.count {
            let part = Array(page.prefix(count))
            #expect(choice(part, nil).encoding == (count < end ? .windows1252 : .utf8))
        }
    }
}
