import CrawlTestSupport
import HTMLStandard

/// html5lib's tokenizer suite: a text and a state in, the list of tokens out.
struct TokenizerSuite: ConformanceSuite {
    static let name = "tok"

    private static let states: [String: HTMLTokenizer.State] = [
        "data": .data, "rcdata": .rcdata, "rawtext": .rawtext, "scriptdata": .scriptData,
        "plaintext": .plaintext, "cdatasection": .cdataSection, "cdata": .cdataSection,
    ]

    func answer(_ json: JSONValue) throws(QuestionFault) -> JSONValue {
        let question = Question(json)
        let isEscaped = question.value("doubleEscaped")?.bool ?? false
        let text = try question.bytes("input")
        let input = isEscaped ? DoubleEscaping.removed(from: text) : text
        var tokenizer = HTMLTokenizer(
            input.span,
            state: try state(of: question),
            lastStartTag: HTMLName(question.value("lastStartTag")?.string ?? "")
        )
        return .array(TestToken.all(from: &tokenizer).map(\.json))
    }

    /// The state to begin in; of the list that a case of the suite has, the first.
    private func state(of question: Question) throws(QuestionFault) -> HTMLTokenizer.State {
        let named = question.value("state", "initialState", "initialStates")
        guard let name = named?.string ?? named?.array?.first?.string else { return .data }
        var word = name.lowercased().filter(\.isLetter)
        if word.hasSuffix("state") { word.removeLast(5) }
        guard let state = Self.states[word] else { throw .unknown("state", name) }
        return state
    }
}

/// Texts of the suite that JSON cannot hold and that are escaped once more.
enum DoubleEscaping {
    /// A text with its escapes read.
    static func removed(from text: [UInt8]) -> [UInt8] {
        var units: [UInt16] = []
        var rest = Array(String(decoding: text, as: UTF8.self).utf16)[...]
        while let unit = rest.popFirst() {
            let digits = String(decoding: rest.dropFirst().prefix(4), as: UTF16.self)
            if unit == 0x5C, rest.first == 0x75, let escaped = UInt16(digits, radix: 16) {
                units.append(escaped)
                rest.removeFirst(5)
            } else {
                units.append(unit)
            }
        }
        return JSONValue(units: units).bytes ?? []
    }
}
