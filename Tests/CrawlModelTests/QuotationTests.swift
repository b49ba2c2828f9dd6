import CrawlTestSupport
import Testing

@testable import CrawlModel

struct QuotationTests {
    @Test(arguments: [
        ("abc", "abc"), ("Grüße 😀", "Grüße 😀"), ("\u{1B}[2J", "\\x1B[2J"),
        ("a\r\nb", "a\\x0D\\x0Ab"),
        ("\0\t\u{7F}", "\\x00\\x09\\x7F"), ("\u{80}\u{9F}", "\\u{80}\\u{9F}"),
        (
            "\u{2028}\u{202A}\u{202E}\u{2066}\u{2069}",
            "\\u{2028}\\u{202A}\\u{202E}\\u{2066}\\u{2069}"
        ),
        ("a\u{200B}\u{FEFF}\u{E000}", "a\\u{200B}\\u{FEFF}\\u{E000}"),
    ])
    func `what steers a terminal is spelled out`(text: String, printable: String) {
        #expect(Quotation.printable(text) == printable)
        #expect(Quotation(text).description == "\"\(printable)\"")
    }

    @Test func `a quotation ends where its quotes say`() {
        #expect(Quotation(#"a"b\c"#).description == #""a\"b\\c""#)
        #expect(Quotation(#"a"b\c"#).unquoted == #"a"b\c"#)
    }

    @Test func `any text becomes short and printable, and stays as it is the second time`() {
        var dice = SeededDice(seed: 7)
        for _ in 0..<2_000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...300, using: &dice) {
                let value =
                    UInt32.random(in: 0...0x10FFFF, using: &dice)
                    >> UInt32.random(in: 0...20, using: &dice)
                if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
            }
            let text = Quotation.printable(String(scalars))
            #expect(text.isPrintable)
            #expect(Quotation.printable(text) == text)
            let quoted = Quotation(String(scalars))
            #expect(quoted.unquoted.utf8.count <= Quotation.limit + 3)
            #expect(quoted.unquoted.isPrintable)
        }
    }
}
