import CrawlParse
import CrawlTestSupport

/// WPT's suite for refreshes: a `content` in, its time and its URL as written out.
struct RefreshSuite: ConformanceSuite {
    static let name = "refresh"

    func answer(_ json: JSONValue) throws(QuestionFault) -> JSONValue {
        let content = try Question(json).bytes("content")
        guard let refresh = MetaRefresh(parsing: content[...]) else { return .null }
        return .object([
            "time": .number(Double(refresh.seconds)),
            "url": refresh.target.map { JSONValue(bytes: $0) } ?? .null,
        ])
    }
}
