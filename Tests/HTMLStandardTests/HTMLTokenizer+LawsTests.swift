import CrawlTestSupport
import Testing

@testable import HTMLStandard

/// What holds for every input, however damaged.
struct HTMLTokenizerLawsTests {
    /// Pieces that open and close every state.
    static let pieces = [
        "<a href='x&amp;y' id=1>", "</a >", "<!-- c --", "-->", "--!>",
        "<!doctype html PUBLIC \"x\" 'y'>",
        "<script>", "<!--<script>", "</script>", "<title>&lt;", "</title", "<textarea>",
        "</textarea>",
        "<style>", "</style>", "<svg>", "<![CDATA[", "]]", "]]>", "</svg>", "<math><mi>",
        "<plaintext",
        "<?pi>", "</ x>", "</>", "<", "&", "&#x", "&notin;", "&copy=", "\0", "\r\n", "\u{E9}", "\"",
        "'",
        "=", "/", ">", "<p a=1 a=2 A = \"3\"/>", "<p a=b='>'>", "<b =\">\">", "<i x\"y='>'",
        "<u a ='>' = '>'>", "<s '=\">\"",
        "<p / = '>", "=\">", "<foreignObject>", "<br/>", "<i a=\"1\" b='2'  c=\"3\"\n/>",
        "<b a=\"1\"b='2'>",
        "<abcdefg hijklmn=\"\">", "<abcdefgh i='1'>", "<A b='1'>", "<b A='1'>", "<h1 x-y='1' z=2>",
        "<p style=a>", "<p x='y'\tCITE = 'z'>", "</p style=a>", "<p =style=a>",
        "-", "!", "text text text text",
    ]

    static func page(_ seed: UInt64, count: Int) -> [UInt8] {
        var random = SeededGenerator(state: seed)
        var page: [UInt8] = []
        while page.count < count {
            page += Array(pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8)
            if Int.random(in: 0..<8, using: &random) == 0 {
                page[Int.random(in: 0..<page.count, using: &random)] = UInt8.random(
                    in: 0...255,
                    using: &random
                )
            }
        }
        return page
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `tokens go forward and stay within the input, on every prefix`(seed: UInt64) {
        let page = Self.page(seed, count: 400)
        for count in 0...page.count { expectOrder(in: Array(page[..<count])) }
    }

    private func expectOrder(in page: [UInt8]) {
        var tokenizer = HTMLTokenizer(page.span)
        var feedback = HTMLTreeFeedback()
        var position = 0
        var text: [UInt8] = []
        while case let token = tokenizer.next(), token.kind != .end {
            #expect(token.range.lowerBound >= position && token.range.upperBound <= page.count)
            #expect(tokenizer.position > position && tokenizer.position <= page.count)
            for index in 0..<tokenizer.attributeCount where token.kind == .startTag {
                let attribute = tokenizer.attribute(at: index)
                #expect(attribute.range.upperBound <= tokenizer.position)
                tokenizer.appendValue(of: attribute, to: &text)
            }
            tokenizer.appendText(of: token, to: &text)
            position = tokenizer.position
            if token.kind == .startTag || token.kind == .endTag {
                feedback.note(token, in: &tokenizer)
            }
        }
        #expect(tokenizer.position == page.count)
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `usual tokens are what the general functions read`(seed: UInt64) {
        let page = Self.page(seed, count: 4_000)
        var quick = HTMLTokenizer(page.span)
        var general = HTMLTokenizer(page.span)
        var feedback = (quick: HTMLTreeFeedback(), general: HTMLTreeFeedback())
        while case let token = general.readAny(), token.kind != .end {
            #expect(quick.next() == token)
            #expect(quick.position == general.position)
            guard token.kind == .startTag || token.kind == .endTag else { continue }
            #expect(quick.attributes == general.attributes)
            #expect(quick.lastStartTag == general.lastStartTag)
            feedback.quick.note(token, in: &quick)
            feedback.general.note(token, in: &general)
        }
        #expect(quick.next().kind == .end)
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `skimming changes no token that matters`(seed: UInt64) {
        let page = Self.page(seed, count: 4_000)
        var whole = HTMLTokenizer(page.span)
        var short = HTMLTokenizer(page.span)
        short.skims = true
        while true {
            let token = nextThatMatters(of: &whole)
            #expect(token == nextThatMatters(of: &short) || token.kind == .end)
            guard token.kind != .end else { break }
            if token.kind == .startTag { #expect(whole.attributes == short.attributes) }
        }
    }

    private func nextThatMatters(of tokenizer: inout HTMLTokenizer) -> HTMLToken {
        while true {
            let token = tokenizer.next()
            guard token.isSkimmed, !(token.kind == .startTag && tokenizer.hasLinkAttribute) else {
                return token
            }
        }
    }

    static let repeated = [
        "<", "&", "<!--", "</", "<a ", "<a href=", "<a href='", "<a b=\"", "<!doctype", "<?",
        "<![CDATA[",
        "<svg>", "<math><mi>", "<svg><![CDATA[", "<script><!--", "<script><!--<script>", "<title><",
        "<title></titl", "<title></title<", "a=b ", "<a a a a a", "]]", "--", "\0", "\r", "&#x41",
        "&amp", "<table>", "<p>", "<plaintext>", "<svg><a>", "<svg></p>",
    ]

    @Test(arguments: repeated)
    func `eight times the input takes about eight times as long`(piece: String) {
        let short = nanoseconds(piece, count: 1 << 13)
        let long = nanoseconds(piece, count: 1 << 16)
        // 20 is 2.5 for each doubling and some noise; a quadratic reader would take 64 times as
        // long.
        #expect(long < short * 20, "\(short), \(long)")
    }

    @Test func `attributes beyond the limit are compared with none`() {
        // All alike, each is compared with one.
        let alike = nanoseconds(of: "<a \(String(repeating: "aaaa ", count: 8_000))>")
        let unlike = nanoseconds(of: "<a \((1_000..<9_000).map { "\($0) " }.joined())>")
        #expect(unlike < alike * 8, "\(alike), \(unlike)")
    }

    private func nanoseconds(_ piece: String, count: Int) -> Int64 {
        nanoseconds(of: String(repeating: piece, count: count / piece.utf8.count))
    }

    private func nanoseconds(of page: String) -> Int64 {
        let bytes = Array(page.utf8)
        return ThreadClock.nanoseconds(ofBest: 5) { expectEnd(of: bytes) }
    }

    private func expectEnd(of page: [UInt8]) {
        var tokenizer = HTMLTokenizer(page.span)
        var feedback = HTMLTreeFeedback()
        var text: [UInt8] = []
        while case let token = tokenizer.next(), token.kind != .end {
            text.removeAll(keepingCapacity: true)
            tokenizer.appendText(of: token, to: &text)
            if token.kind == .startTag || token.kind == .endTag {
                feedback.note(token, in: &tokenizer)
            }
        }
        #expect(tokenizer.position == page.count)
    }
}

extension HTMLTokenizer {
    /// All attributes of the last start tag.
    fileprivate var attributes: [HTMLAttribute] {
        var attributes: [HTMLAttribute] = []
        for index in 0..<attributeCount { attributes.append(attribute(at: index)) }
        return attributes
    }

    /// True where the last start tag names a URL, whatever its own name.
    fileprivate var hasLinkAttribute: Bool {
        [HTMLName("cite"), .style].contains { name in
            attribute(named: name).map { !$0.range.isEmpty } ?? false
        }
    }
}

extension HTMLToken {
    /// True for what a skimming tokenizer leaves out.
    fileprivate var isSkimmed: Bool {
        switch kind {
        case .text: form == .data
        case .startTag: !name.mayMatter
        // No end is waited for while nothing that matters is open.
        case .endTag: true
        default: false
        }
    }
}

/// A repeatable sequence of numbers (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
