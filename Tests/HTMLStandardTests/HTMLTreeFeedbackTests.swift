import Testing

@testable import HTMLStandard

struct HTMLTreeFeedbackTests {
    /// Pages and the HTML start tags that they have.
    static let pages: [(String, String)] = [
        ("<p><script><a></script><b>", "p script b"),
        ("<style><a></style><textarea><a></textarea><xmp><a></xmp><i>", "style textarea xmp i"),
        ("<noscript><a></noscript>", "noscript a"),
        ("<template><a></template>", "template a"),
        ("<plaintext><a>", "plaintext"),
        ("<svg><style><a></style></svg><b>", "b"),
        ("<svg><title><a></title><g></svg><b>", "a b"),
        ("<svg><title></title><script>&lt;</script></svg><b>", "b"),
        ("<svg><![CDATA[<a>]]></svg><a>", "a"),
        ("<![CDATA[<a>]]><b>", "b"),
        ("<svg><desc><p><![CDATA[<a>]]></p></desc></svg>", "p"),
        ("<svg><foreignObject><p><a></a></p></foreignObject><a></svg><b>", "p a b"),
        ("<svg><g><p><a>", "p a"),
        ("<svg><font size=1><a>", "font a"),
        ("<svg><font id=1><a></svg>", ""),
        ("<math><mi><a></mi><mglyph></math><b>", "a b"),
        ("<math><mi><mglyph><a></mglyph></mi></math>", ""),
        ("<math><annotation-xml encoding='Text/HTML'><a></annotation-xml><c></math>", "a"),
        ("<math><annotation-xml><svg><a></svg></annotation-xml></math><b>", "b"),
        ("<div><svg><path></div><a>", "div a"),
        ("<svg/><a><math/><b>", "a b"),
        ("<svg></p><a>", "a"),
        ("<svg></nothing><a></svg>", ""),
    ]

    @Test(arguments: pages)
    func `start tags of HTML are told from raw text and foreign content`(
        page: String,
        expected: String
    ) {
        let bytes = Array(page.utf8)
        var tokenizer = HTMLTokenizer(bytes.span)
        var feedback = HTMLTreeFeedback()
        var names: [String] = []
        while case let token = tokenizer.next(), token.kind != .end {
            guard token.kind == .startTag || token.kind == .endTag else { continue }
            feedback.note(token, in: &tokenizer)
            guard token.kind == .startTag, feedback.isHTML else { continue }
            names.append(String(decoding: bytes[token.range], as: UTF8.self))
        }
        #expect(names.joined(separator: " ") == expected)
    }
}
