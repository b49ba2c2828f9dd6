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

    @Test func `long names are told apart by every byte, letters in any case`() {
        let name = Array("@ABCMXYZ[`abcmxyz{\u{C1}\u{E1}|-0123456789abcdef".utf8)
        for place in name.indices {
            for byte in [name[place] ^ 0x20, name[place] ^ 0x01] {
                var other = name
                other[place] = byte
                guard !byte.endsAttributeName else { continue }
                let isSame = byte.lowercasedASCII == name[place].lowercasedASCII
                let tag = Array("<p x".utf8) + name + Array(" x".utf8) + other + Array(">".utf8)
                var tokenizer = HTMLTokenizer(tag.span)
                _ = tokenizer.next()
                #expect(tokenizer.attributeCount == (isSame ? 1 : 2), "\(place), \(byte)")
            }
        }
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
