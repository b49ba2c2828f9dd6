import CrawlTestSupport
import HTMLStandard

/// WPT's suite for `srcset`: an attribute's value in, the URLs of its candidates out.
struct SourceSetSuite: ConformanceSuite {
    static let name = "srcset"

    func answer(_ json: JSONValue) throws(QuestionFault) -> JSONValue {
        let value = try Question(json).bytes("srcset")
        return .array(SourceSet.candidates(of: value).map { JSONValue(bytes: $0) })
    }
}
