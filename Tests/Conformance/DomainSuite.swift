import CrawlTestSupport
import URLStandard

/// The suites of Unicode and WPT for domains: a name in, the host of a URL with it out.
struct DomainSuite: ConformanceSuite {
    static let name = "idna"

    func answer(_ json: JSONValue) throws(QuestionFault) -> JSONValue {
        let host = host(named: try Question(json).text("input"))
        return .object(["output": host.map { .string($0) } ?? .null])
    }

    /// Nil also for what would be more than a host in a URL, or less.
    private func host(named name: String) -> String? {
        guard !name.utf8.contains(where: { "/?#@:\\\t\n\r".utf8.contains($0) }) else { return nil }
        guard let url = try? WebURL(parsing: "https://\(name)/") else { return nil }
        return url.hostname.isEmpty ? nil : url.hostname
    }
}
