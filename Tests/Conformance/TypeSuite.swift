import CrawlTestSupport
import MIMEStandard

/// The suite of MIME types: the value of a field in, its essence and its charset out.
struct TypeSuite: ConformanceSuite {
    static let name = "mime"

    func answer(_ json: JSONValue) throws(QuestionFault) -> JSONValue {
        let type = MIMEType(parsing: try Question(json).text("input"))
        return .object([
            "essence": type.map { .string($0.essence) } ?? .null,
            "charset": type?.charset.map { .string($0) } ?? .null,
        ])
    }
}
