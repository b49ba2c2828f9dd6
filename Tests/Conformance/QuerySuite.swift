import CrawlTestSupport
import URLStandard

/// WPT's suite for queries in a page's charset: a text in, the percent-encoded query out.
struct QuerySuite: ConformanceSuite {
    static let name = "query"

    func answer(_ json: JSONValue) throws(QuestionFault) -> JSONValue {
        let question = Question(json)
        let label = question.value("encoding")?.string ?? "utf-8"
        guard label.lowercased() == "utf-8" else { throw .unknown("encoding", label) }
        let text = Array("https://h/?\(try question.text("input"))".utf8)
        guard let url = try? WebURL(parsing: text.span) else { throw .missing("input") }
        return .string(url.query ?? "")
    }
}
