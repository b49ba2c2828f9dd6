import Testing

@testable import CrawlAudit

struct MarkupTests {
    @Test func `literals are markup, and what is put into them is text`() {
        let foreign = #"<b class="x" id='y'>&amp;"#
        let markup: Markup = "<p title=\"\(foreign)\">\(7)\("<br>" as Markup)</p>"
        let text = "&lt;b class=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;"
        #expect(markup.text == "<p title=\"\(text)\">7<br></p>")
    }

    @Test func `what steers terminals, turns text around or is no character is spelled out`() {
        let noncharacters = String(decoding: [0xEF, 0xBF, 0xBE, 0xEF, 0xB7, 0x90], as: UTF8.self)
        let markup: Markup = "\("a\u{0}b\u{1B}[31m\u{202E}c\u{9B}\r\n" + noncharacters)"
        #expect(markup.text == #"a\x00b\x1B[31m\u{202E}c\u{9B}\x0D\x0A"# + "\u{FFFD}\u{FFFD}")
    }

    @Test func `parts are joined in their order`() {
        #expect((["<a>", "<b>"] as [Markup]).joined() + "<c>" == "<a><b><c>")
    }
}
