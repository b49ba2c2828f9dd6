import CrawlContent
import CrawlTestSupport
import EncodingStandard
import URLStandard

/// WPT's suite for queries in a page's charset: a text in, the percent-encoded query out.
struct QuerySuite: ConformanceSuite {
    static let name = "query"

    func answer(_ json: JSONValue) throws(QuestionFault) -> JSONValue {
        let question = Question(json)
        let label = question.value("encoding")?.string ?? "utf-8"
        guard let encoding = TextEncoding(label: label.utf8) else {
            throw .unknown("encoding", label)
        }
        let text = Array("https://h/?\(try question.text("input"))".utf8)
        let charset = PageQueryEncoding(of: encoding)
        guard let url = try? WebURL(parsing: text.span, queryEncoding: charset) else {
            throw .missing("input")
        }
        return .string(url.query ?? "")
    }
}
