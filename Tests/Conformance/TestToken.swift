import CrawlTestSupport
import HTMLStandard

/// A token in the words of html5lib's suite.
enum TestToken: Equatable {
    case text([UInt8])
    case startTag([UInt8], [String: JSONValue], isSelfClosing: Bool)
    case endTag([UInt8])
    case comment([UInt8])
    case doctype(name: [UInt8]?, publicID: [UInt8]?, systemID: [UInt8]?, forcesQuirks: Bool)

    /// Reads to the end and joins neighbouring text.
    static func all(from tokenizer: inout HTMLTokenizer) -> [TestToken] {
        var tokens: [TestToken] = []
        while case let token = tokenizer.next(), token.kind != .end {
            let next = TestToken(token, in: tokenizer)
            if case .text(let more) = next, case .text(let text) = tokens.last {
                tokens[tokens.count - 1] = .text(text + more)
            } else {
                tokens.append(next)
            }
        }
        return tokens
    }

    private init(_ token: HTMLToken, in tokenizer: borrowing HTMLTokenizer) {
        var bytes: [UInt8] = []
        switch token.kind {
        case .text, .end:
            tokenizer.appendText(of: token, to: &bytes)
            self = .text(bytes)
        case .comment:
            tokenizer.appendText(of: token, to: &bytes)
            self = .comment(bytes)
        case .startTag:
            let attributes = Self.attributes(of: tokenizer)
            tokenizer.appendName(at: token.range, to: &bytes)
            self = .startTag(bytes, attributes, isSelfClosing: token.isSelfClosing)
        case .endTag:
            tokenizer.appendName(at: token.range, to: &bytes)
            self = .endTag(bytes)
        case .doctype:
            self.init(tokenizer.doctype(of: token), in: tokenizer)
        }
    }

    private init(_ doctype: HTMLDoctype, in tokenizer: borrowing HTMLTokenizer) {
        var name: [UInt8] = []
        if let range = doctype.name { tokenizer.appendName(at: range, to: &name) }
        self = .doctype(
            name: doctype.name == nil ? nil : name,
            publicID: Self.identifier(doctype.publicID, in: tokenizer),
            systemID: Self.identifier(doctype.systemID, in: tokenizer),
            forcesQuirks: doctype.forcesQuirks
        )
    }

    private static func identifier(
        _ range: Range<Int>?,
        in tokenizer: borrowing HTMLTokenizer
    ) -> [UInt8]? {
        guard let range else { return nil }
        var bytes: [UInt8] = []
        tokenizer.append(range, as: .raw, to: &bytes)
        return bytes
    }

    private static func attributes(of tokenizer: borrowing HTMLTokenizer) -> [String: JSONValue] {
        var attributes: [String: JSONValue] = [:]
        for index in 0..<tokenizer.attributeCount {
            let attribute = tokenizer.attribute(at: index)
            var name: [UInt8] = []
            var value: [UInt8] = []
            tokenizer.appendName(at: attribute.nameRange, to: &name)
            tokenizer.appendValue(of: attribute, to: &value)
            attributes[String(decoding: name, as: UTF8.self)] = JSONValue(bytes: value)
        }
        return attributes
    }

    /// The token as the suite writes it.
    var json: JSONValue {
        switch self {
        case .text(let text): return .array([.string("Character"), JSONValue(bytes: text)])
        case .comment(let text): return .array([.string("Comment"), JSONValue(bytes: text)])
        case .endTag(let name): return .array([.string("EndTag"), JSONValue(bytes: name)])
        case .startTag(let name, let attributes, let isSelfClosing):
            let parts: [JSONValue] = [
                .string("StartTag"), JSONValue(bytes: name), .object(attributes),
            ]
            return .array(isSelfClosing ? parts + [.bool(true)] : parts)
        case .doctype(let name, let publicID, let systemID, let forcesQuirks):
            let parts = [name, publicID, systemID].map { $0.map { JSONValue(bytes: $0) } ?? .null }
            return .array([.string("DOCTYPE")] + parts + [.bool(!forcesQuirks)])
        }
    }
}
