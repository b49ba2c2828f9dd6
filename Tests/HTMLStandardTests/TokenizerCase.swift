import CrawlTestSupport
import Testing

@testable import HTMLStandard

/// One run of html5lib's tokenizer suite: an input, a state, the tokens that must come.
struct TokenizerCase {
    let name: String
    let input: String
    let state: HTMLTokenizer.State
    let lastStartTag: HTMLName
    let expected: [TestToken]

    /// All runs of a case: one for each of its initial states.
    static func runs(_ json: JSONValue) throws -> [TokenizerCase] {
        let isEscaped = json["doubleEscaped"]?.bool ?? false
        let unescape = { (text: String) in isEscaped ? unescaped(text) : text }
        let states = json["initialStates"]?.array?.compactMap(\.string) ?? []
        return try (states.isEmpty ? ["Data state"] : states).map { state in
            TokenizerCase(
                name: json["description"]?.string ?? "",
                input: unescape(try #require(json["input"]?.string)),
                state: try self.state(named: state),
                lastStartTag: HTMLName(json["lastStartTag"]?.string ?? ""),
                expected: try #require(json["output"]?.array).map { try TestToken($0, unescape) }
            )
        }
    }

    /// The tokens that come, neighbouring text joined.
    var tokens: [TestToken] {
        let bytes = Array(input.utf8)
        var tokenizer = HTMLTokenizer(bytes.span, state: state, lastStartTag: lastStartTag)
        return TestToken.all(from: &tokenizer)
    }

    private static func state(named name: String) throws -> HTMLTokenizer.State {
        let states: [String: HTMLTokenizer.State] = [
            "Data state": .data, "RCDATA state": .rcdata, "RAWTEXT state": .rawtext,
            "Script data state": .scriptData, "PLAINTEXT state": .plaintext,
            "CDATA section state": .cdataSection,
        ]
        return try #require(states[name])
    }

    private static func unescaped(_ text: String) -> String {
        var units: [UInt16] = []
        var rest = Array(text.utf16)[...]
        while let unit = rest.popFirst() {
            let digits = String(decoding: rest.dropFirst().prefix(4), as: UTF16.self)
            if unit == 0x5C, rest.first == 0x75, let escaped = UInt16(digits, radix: 16) {
                units.append(escaped)
                rest.removeFirst(5)
            } else {
                units.append(unit)
            }
        }
        return String(decoding: units, as: UTF16.self)
    }
}

/// A token in the words of html5lib's suite.
enum TestToken: Equatable {
    case text([UInt8])
    case startTag([UInt8], [[UInt8]: [UInt8]], isSelfClosing: Bool)
    case endTag([UInt8])
    case comment([UInt8])
    case doctype(name: [UInt8]?, publicID: [UInt8]?, systemID: [UInt8]?, forcesQuirks: Bool)

    init(_ json: JSONValue, _ unescape: (String) -> String) throws {
        let parts = try #require(json.array)
        func bytes(_ index: Int) -> [UInt8]? {
            parts[index].string.map { Array(unescape($0).utf8) }
        }
        switch parts[0].string {
        case "Character": self = .text(try #require(bytes(1)))
        case "Comment": self = .comment(try #require(bytes(1)))
        case "EndTag": self = .endTag(try #require(bytes(1)))
        case "DOCTYPE":
            self = .doctype(
                name: bytes(1),
                publicID: bytes(2),
                systemID: bytes(3),
                forcesQuirks: parts[4].bool == false
            )
        default:
            var attributes: [[UInt8]: [UInt8]] = [:]
            for (name, value) in try #require(parts[2].object) {
                attributes[Array(unescape(name).utf8)] = Array(unescape(value.string ?? "").utf8)
            }
            let isSelfClosing = parts.count > 3 && parts[3].bool == true
            self = .startTag(try #require(bytes(1)), attributes, isSelfClosing: isSelfClosing)
        }
    }

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

    private static func attributes(of tokenizer: borrowing HTMLTokenizer) -> [[UInt8]: [UInt8]] {
        var attributes: [[UInt8]: [UInt8]] = [:]
        for index in 0..<tokenizer.attributeCount {
            let attribute = tokenizer.attribute(at: index)
            var name: [UInt8] = []
            var value: [UInt8] = []
            tokenizer.appendName(at: attribute.nameRange, to: &name)
            tokenizer.appendValue(of: attribute, to: &value)
            attributes[name] = value
        }
        return attributes
    }
}
