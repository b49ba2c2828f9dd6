import Testing

@testable import CrawlModel

struct EscapedTextTests {
    @Test(arguments: [
        ("plain text, déjà 漢字 🕷", "plain text, déjà 漢字 🕷"),
        ("a\u{1B}]52;c;x\u{7}b", "a\\x1B]52;c;x\\x07b"),
        ("\0\t\r\n\u{7F}", "\\x00\\x09\\x0D\\x0A\\x7F"),
        ("\u{80}\u{9B}31m\u{9F}", "\\u{80}\\u{9B}31m\\u{9F}"),
        ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"),
        (
            "\u{202A}\u{202E}\u{2066}\u{2069}\u{200F}",
            "\\u{202A}\\u{202E}\\u{2066}\\u{2069}\\u{200F}"
        ),
        ("\u{FEFF}\u{E0041}\u{E000}", "\\u{FEFF}\\u{E0041}\\u{E000}"),
        (#"a\x1B "b""#, #"a\\x1B \"b\""#),
        ("", ""),
    ])
    func `what could steer a terminal is spelled out`(text: String, escaped: String) {
        #expect(EscapedText(text).description == escaped)
    }

    @Test(
        arguments: [
            ([0x61, 0xFF, 0x62], "a\\xFFb"), ([0xC3], "\\xC3"), ([0xE2, 0x82], "\\xE2\\x82"),
            ([0xED, 0xA0, 0x80], "\\xED\\xA0\\x80"), ([0xC0, 0x8A], "\\xC0\\x8A"),
            ([0x9B, 0x41], "\\x9BA"),
        ] as [([UInt8], String)]
    )
    func `bytes that are no UTF-8 are spelled out`(bytes: [UInt8], escaped: String) {
        #expect(EscapedText(bytes).description == escaped)
    }

    @Test func `text is cut at 200 characters and never within an escape`() {
        let whole = String(repeating: "ä", count: 200)
        #expect(EscapedText(whole).description == whole)
        #expect(EscapedText(whole + "b").description == whole.dropLast() + "…")
        let controls = EscapedText(String(repeating: "\u{1B}", count: 10_240)).description
        #expect(controls == String(repeating: "\\x1B", count: 49) + "…")
        #expect(EscapedText("abc", limit: 2).description == "a…")
        #expect(EscapedText("abc", limit: 0).description == "")
    }

    @Test func `no bytes give a control character or more than the limit`() {
        var state: UInt32 = 1
        for _ in 0..<2000 {
            let bytes = (0..<90).map { _ in
                state = state &* 1_664_525 &+ 1_013_904_223
                return UInt8(truncatingIfNeeded: state >> 24)
            }
            let scalars = EscapedText(bytes, limit: 100).description.unicodeScalars
            #expect(scalars.count <= 100, "\(bytes)")
            #expect(scalars.allSatisfy { $0.properties.generalCategory != .control }, "\(bytes)")
        }
    }
}
