import CrawlParse
import CrawlTestSupport
import HTMLStandard
import URLStandard

/// The suites of pages: a page in, its base and all references of its elements out.
///
/// They are what the tokenizer and the tree's feedback make of the page, before anything is left
/// out. Where the case has no URL the references are as the page spells them.
struct LinkSuite: ConformanceSuite {
    static let name = "links"

    /// Which attributes of which elements refer to something.
    ///
    /// An `image` becomes an `img` (section 13.2.6.4.7).
    private static let sources: [HTMLName: [(element: String, attribute: String)]] = {
        let pairs: KeyValuePairs = [
            "a": "href", "area": "href", "link": "href", "iframe": "src", "frame": "src",
            "img": "src", "script": "src", "form": "action", "object": "data", "embed": "src",
            "video": "src poster", "audio": "src", "source": "src", "track": "src", "input": "src",
        ]
        var sources: [HTMLName: [(String, String)]] = [:]
        for (element, attributes) in pairs {
            let names = attributes.split(separator: " ").map { String($0) }
            sources[HTMLName(element)] = names.map { (element, $0) }
        }
        sources[HTMLName("image")] = [("img", "src")]
        return sources
    }()

    /// A reference, and what has it.
    private struct Reference {
        let element: String
        let attribute: String
        let spelling: [UInt8]
    }

    func answer(_ json: JSONValue) throws(QuestionFault) -> JSONValue {
        let question = Question(json)
        let body = try question.body(in: "html")
        guard let text = question.value("documentURL", "url")?.string else {
            let references = Self.references(in: body) { _, _ in }
            return .object(["links": Self.list(references) { $0.spelling }])
        }
        guard let url = try? WebURL(parsing: text) else { throw .unknown("documentURL", text) }
        var base = ReferencePoint(documentURL: url)
        let references = Self.references(in: body) { href, tokenizer in
            if !base.isKnown { _ = base.note(href, of: tokenizer) }
        }
        let links = Self.list(references) { reference in
            try? WebURL(parsing: reference.spelling.span, against: base.url).bytes
        }
        return .object(["baseURL": .string(base.url.description), "links": links])
    }

    private static func list(
        _ references: [Reference],
        _ target: (Reference) -> [UInt8]?
    ) -> JSONValue {
        .array(
            references.compactMap { reference in
                guard let target = target(reference) else { return nil }
                let names = [reference.element, reference.attribute].map { JSONValue.string($0) }
                return .array(names + [JSONValue(bytes: target)])
            }
        )
    }

    private static func references(
        in body: [UInt8],
        noteBase: (HTMLAttribute, borrowing HTMLTokenizer) -> Void
    ) -> [Reference] {
        let text = body.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(body.dropFirst(3)) : body
        var references: [Reference] = []
        var tokenizer = HTMLTokenizer(text.span)
        var feedback = HTMLTreeFeedback()
        while case let token = tokenizer.next(), token.kind != .end {
            guard token.kind == .startTag || token.kind == .endTag else { continue }
            feedback.note(token, in: &tokenizer)
            guard token.kind == .startTag, feedback.isHTML else { continue }
            if token.name == .base, let href = tokenizer.attribute(named: .href) {
                noteBase(href, tokenizer)
            }
            references += Self.references(of: token, in: tokenizer)
        }
        return references
    }

    private static func references(
        of tag: HTMLToken,
        in tokenizer: borrowing HTMLTokenizer
    ) -> [Reference] {
        var references: [Reference] = []
        for source in sources[tag.name] ?? [] {
            let name = HTMLName(source.attribute)
            guard let attribute = tokenizer.attribute(named: name) else { continue }
            var spelling: [UInt8] = []
            tokenizer.appendValue(of: attribute, to: &spelling)
            references.append(
                Reference(
                    element: source.element,
                    attribute: source.attribute,
                    spelling: spelling
                )
            )
        }
        return references
    }
}
