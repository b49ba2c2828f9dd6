import CrawlTestSupport
import Testing

@testable import CrawlModel

struct JSONTextTests {
    @Test(arguments: [
        ("", "\"\""), ("plain", "\"plain\""), ("\"", #""\"""#), ("\\", #""\\""#),
        ("a\nb\r\t", #""a\u000ab\u000d\u0009""#), ("\0\u{1F}", #""\u0000\u001f""#),
        ("\u{7F}\u{80}\u{2028}", "\"\u{7F}\u{80}\u{2028}\""), ("é漢🕷", "\"é漢🕷\""),
        ("e\u{301}\r\n", "\"e\u{301}\\u000d\\u000a\""), ("</script>", "\"</script>\""),
    ])
    func `a string escapes what RFC 8259 asks for and nothing else`(text: String, json: String) {
        #expect(Array(JSONText.string(text).utf8) == Array(json.utf8))
    }

    @Test(arguments: ["", "plain", "\"\\", "a\nb\u{1F}\u{7F}", "é漢🕷\r\n"])
    func `bytes are written like the string that they are`(text: String) {
        var (bytes, characters): ([UInt8], [UInt8]) = ([], [])
        JSONText.append(Array(text.utf8)[...], to: &bytes)
        JSONText.append(text, to: &characters)
        #expect(bytes == Array(JSONText.string(text).utf8))
        #expect(characters == bytes)
    }

    @Test func `a number is written as Swift writes it`() {
        let powers = (0..<20).map { (0..<$0).reduce(UInt64(1)) { power, _ in power * 10 } }
        let limits = powers.flatMap { [$0 - 1, $0, $0 + 1] } + [UInt64.max]
        var generator = SeededGenerator(seed: 1)
        let numbers = (0..<64).map { UInt64.random(in: 0...(.max >> $0), using: &generator) }
        for number in limits + numbers {
            var json: [UInt8] = []
            JSONText.append(number, to: &json)
            #expect(String(decoding: json, as: UTF8.self) == "\(number)")
        }
    }

    @Test func `bytes that are no UTF-8 become U+FFFD`() {
        var json: [UInt8] = []
        JSONText.append([0x61, 0xFF, 0x62], to: &json)
        #expect(String(decoding: json, as: UTF8.self) == "\"a\u{FFFD}b\"")
    }

    /// Cut short, a surrogate, too long, beyond the last code point, a quote within.
    @Test(
        arguments: [
            [0xC3], [0x61, 0xE6, 0xBC], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF0, 0x9F, 0x22, 0x0A], [0xC3, 0xA9, 0xC3, 0x22],
        ] as [[UInt8]]
    )
    func `bytes that are no UTF-8 are repaired as a string's are`(bytes: [UInt8]) {
        var json: [UInt8] = []
        JSONText.append(bytes[...], to: &json)
        #expect(json == Array(JSONText.string(String(decoding: bytes, as: UTF8.self)).utf8))
    }

    @Test func `an array lists its strings in order`() {
        #expect(JSONText.array(of: []) == "[]")
        #expect(JSONText.array(of: ["a"]) == #"["a"]"#)
        #expect(JSONText.array(of: ["b", "", "a\""]) == #"["b","","a\""]"#)
    }
}
