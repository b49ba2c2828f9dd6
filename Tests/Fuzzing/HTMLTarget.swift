import CrawlModel
import CrawlParse
import HTMLStandard
import URLStandard

/// An HTML page: its tokens, and what a crawl reads of it.
struct HTMLTarget: FuzzTarget {
    static let name = "html"

    private let url = try? WebURL(parsing: "https://example.org/a/b?c")

    func read(_ input: [UInt8]) -> Int {
        guard let url else { return 0 }
        var parser = PageParser(agent: "crawl")
        let page = parser.parse(input, at: url)
        return page.links.count + page.metadata.text.words
    }

    func check(_ input: [UInt8]) throws(BrokenLaw) {
        for state in [HTMLTokenizer.State.data, .rcdata, .scriptData, .cdataSection] {
            try checkTokens(of: input.span, from: state)
        }
        guard let url else { return }
        let page = try checkParser { $0.parse(input, at: url) }
        var skimmer = PageParser()
        try expect(skimmer.parse(input, at: url).links == page.links, "skimming loses no link")
    }

    private func checkTokens(
        of input: Span<UInt8>,
        from state: HTMLTokenizer.State
    ) throws(BrokenLaw) {
        var tokenizer = HTMLTokenizer(input, state: state)
        var feedback = HTMLTreeFeedback()
        var buffer: [UInt8] = []
        while true {
            let start = tokenizer.position
            let token = tokenizer.next()
            guard token.kind != .end else { break }
            try expect(tokenizer.position > start, "a token takes a byte at least")
            try expect(tokenizer.position <= input.count, "no token reads past the end")
            try expect(
                start <= token.range.lowerBound && token.range.upperBound <= tokenizer.position,
                "a token lies where it was read"
            )
            buffer.removeAll(keepingCapacity: true)
            try spell(token, of: tokenizer, into: &buffer)
            // A character reference of four bytes becomes six at most, and a NUL three.
            let length = tokenizer.position - start
            try expect(buffer.count <= 3 * length, "a token is not much longer than its bytes")
            if token.kind == .startTag || token.kind == .endTag {
                feedback.note(token, in: &tokenizer)
            }
        }
        try expect(tokenizer.position == input.count, "the last token ends the input")
    }

    private func spell(
        _ token: HTMLToken,
        of tokenizer: borrowing HTMLTokenizer,
        into buffer: inout [UInt8]
    ) throws(BrokenLaw) {
        switch token.kind {
        case .startTag:
            tokenizer.appendName(at: token.range, to: &buffer)
            for index in 0..<tokenizer.attributeCount {
                let attribute = tokenizer.attribute(at: index)
                try expect(
                    attribute.nameRange.upperBound <= attribute.range.lowerBound
                        || attribute.range.isEmpty,
                    "an attribute's value follows its name"
                )
                tokenizer.appendValue(of: attribute, to: &buffer)
            }
        case .endTag: tokenizer.appendName(at: token.range, to: &buffer)
        case .text, .comment: tokenizer.appendText(of: token, to: &buffer)
        case .doctype: _ = tokenizer.doctype(of: token)
        case .end: break
        }
    }
}
