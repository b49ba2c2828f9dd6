import Testing

@testable import HTMLStandard

struct HTMLTokenizerTests {
    @Test func `a tag keeps 256 attributes and reads on behind them`() {
        let attributes = (0..<300).map { "a\($0)=\($0)" }.joined(separator: " ")
        let bytes = Array("<p \(attributes)><b>".utf8)
        var tokenizer = HTMLTokenizer(bytes.span)
        #expect(tokenizer.next().kind == .startTag)
        #expect(tokenizer.attributeCount == HTMLTokenizer.maximumAttributeCount)
        #expect(tokenizer.next().name == HTMLName("b"))
        #expect(tokenizer.attributeCount == 0)
    }

    @Test func `a value beyond 64 KiB says so`() {
        for (count, isOversized) in [(65_536, false), (65_537, true)] {
            let bytes = Array("<a href='\(String(repeating: "x", count: count))'>".utf8)
            var tokenizer = HTMLTokenizer(bytes.span)
            #expect(tokenizer.next().kind == .startTag)
            #expect(tokenizer.attribute(named: .href)?.isOversized == isOversized)
        }
    }
}
