/// What an answer is to people: the five colours of the report.
enum AnswerClass: String, CaseIterable, Sendable {
    case good, redirect, missing, broken, none

    /// The class of a status; 0 is no answer.
    init(status: Int) {
        switch status {
        case 200..<300, 304: self = .good
        case 300..<400: self = .redirect
        case 400..<500: self = .missing
        case 500...: self = .broken
        default: self = .none
        }
    }

    /// What the legend calls it.
    var label: String {
        switch self {
        case .good: "good, 2xx"
        case .redirect: "redirects, 3xx"
        case .missing: "refused or missing, 4xx"
        case .broken: "server failed, 5xx"
        case .none: "no whole answer"
        }
    }

    /// The same in SQL, over the columns of a fetch; an answer that was cut is none.
    static let sql = """
        CASE WHEN f.status BETWEEN 200 AND 299 AND (f.error IS NULL OR f.error IN ('parse_limit',
        'not_html','not_modified')) OR f.status=304 THEN 'good'
        WHEN f.status BETWEEN 300 AND 399 THEN 'redirect'
        WHEN f.status BETWEEN 400 AND 499 THEN 'missing'
        WHEN f.status>=500 THEN 'broken' ELSE 'none' END
        """
}
