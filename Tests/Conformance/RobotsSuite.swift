import CrawlTestSupport
import RobotsStandard

/// The robots.txt suites: a file, a crawler and a URL in, the decision out.
///
/// Without a URL the answer is what the file says beside its rules: sitemaps and delay.
struct RobotsSuite: ConformanceSuite {
    static let name = "robots"

    /// The crawler of cases that name none.
    private static let crawler = "ExampleBot"

    /// The file that was read last; real files are asked about several times in a row.
    private var known: (name: String, file: RobotsFile)?

    mutating func answer(_ json: JSONValue) throws(QuestionFault) -> JSONValue {
        let question = Question(json)
        let named = question.value("userAgent", "useragent", "user_agent", "agent", "userAgents")
        let agent = named?.string ?? named?.array.map { $0.first?.string ?? "*" }
        let rules = RobotsRules(of: try file(of: question), agent: agent ?? Self.crawler)
        guard let url = question.value("url")?.bytes else { return Self.answer(rules, agent) }
        let decision = rules.decision(for: Self.pathAndQuery(of: url).span)
        return .object(["allowed": .bool(decision.isAllowed)])
    }

    private static func answer(_ rules: RobotsRules, _ agent: String?) -> JSONValue {
        let delay = rules.crawlDelay.map { JSONValue.number($0) } ?? .null
        return .object([
            "sitemaps": .array(rules.sitemaps.map { .string($0) }),
            agent == nil ? "crawlDelayExampleBot" : "crawlDelay": delay,
        ])
    }

    private mutating func file(of question: Question) throws(QuestionFault) -> RobotsFile {
        guard let name = question.value("file")?.string else {
            return RobotsFile(parsing: try question.body(in: "robots"))
        }
        if let known, known.name == name { return known.file }
        let file = RobotsFile(parsing: try question.body(in: "robots/real-world"))
        known = (name, file)
        return file
    }

    /// What follows the authority, without the fragment; the suites' URLs are not all valid ones.
    private static func pathAndQuery(of url: [UInt8]) -> [UInt8] {
        let whole = url.prefix { $0 != UInt8(ascii: "#") }
        let separator = whole.indices.first { whole[$0...].starts(with: "://".utf8) }
        guard let separator else { return Array(whole) }
        let rest = whole[(separator + 3)...]
        return Array(rest.drop { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") })
    }
}
