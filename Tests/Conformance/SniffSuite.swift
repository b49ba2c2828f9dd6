import CrawlTestSupport
import EncodingStandard
import MIMEStandard

/// The suites of pages that say their own encoding: a page in, the encoding and its reason out.
struct SniffSuite: ConformanceSuite {
    static let name = "sniff"

    func answer(_ json: JSONValue) throws(QuestionFault) -> JSONValue {
        let question = Question(json)
        let body = try question.body(in: "encoding")
        // The field as it was sent, or the label in it alone.
        let field = question.value("http", "contentType")?.string
        let charset = field.flatMap { MIMEType(parsing: $0)?.charset ?? $0 }
        let choice = EncodingChoice(sniffing: body.span, charset: charset)
        return .object([
            "encoding": .string(choice.encoding.name),
            "reason": .string(choice.reason.rawValue),
        ])
    }
}
