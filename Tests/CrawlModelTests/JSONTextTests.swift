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

    @Test func `an array lists its strings in order`() {
        #expect(JSONText.array(of: []) == "[]")
        #expect(JSONText.array(of: ["a"]) == #"["a"]"#)
        #expect(JSONText.array(of: ["b", "", "a\""]) == #"["b","","a\""]"#)
    }
}
