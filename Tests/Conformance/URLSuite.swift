import CrawlTestSupport
import URLStandard

/// The URL suites of WPT: a text and a base in, the URL and its parts out.
struct URLSuite: ConformanceSuite {
    static let name = "url"

    func answer(_ json: JSONValue) throws(QuestionFault) -> JSONValue {
        let question = Question(json)
        let input = try question.text("input")
        guard let url = url(of: input, base: question.value("base")?.string) else {
            return .object(["failure": .bool(true)])
        }
        var members = url.parts.mapValues { JSONValue.string($0) }
        members["href"] = .string(url.description)
        return .object(members)
    }

    private func url(of input: String, base: String?) -> WebURL? {
        guard let base else { return try? WebURL(parsing: input) }
        guard let base = try? WebURL(parsing: base) else { return nil }
        return try? WebURL(parsing: input, against: base)
    }
}

extension WebURL {
    /// The parts in the form that the suites give them.
    fileprivate var parts: [String: String] {
        let text = { (bytes: ArraySlice<UInt8>) in String(decoding: bytes, as: UTF8.self) }
        return [
            "protocol": scheme + ":",
            "username": text(usernameBytes),
            "password": text(passwordBytes),
            "host": authority,
            "hostname": hostname,
            "port": port.map { "\($0)" } ?? "",
            "pathname": path,
            "search": query.map { $0.isEmpty ? "" : "?" + $0 } ?? "",
            "hash": fragment.map { $0.isEmpty ? "" : "#" + $0 } ?? "",
        ]
    }
}
