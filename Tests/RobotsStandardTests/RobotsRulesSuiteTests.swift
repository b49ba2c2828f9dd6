import CrawlTestSupport
import Testing

@testable import RobotsStandard

@Suite(.enabled(if: Conformance.isPresent, "the public test suites are not at hand"))
struct RobotsRulesSuiteTests {
    @Test(arguments: ["google_robots.json", "protego.json", "crawler_commons.json"])
    func `every core case of the public suites is answered as its author wrote`(
        name: String
    ) throws {
        let cases = try suite(name)["allowed"]?.array?.map { try RobotsCase($0) } ?? []
        let core = cases.filter(\.isCore)
        #expect(core.count > 50)
        #expect(core.filter { !$0.isPassed }.map(\.id) == [])
    }

    @Test func `real files are read as Google, Protego and crawler-commons agree`() throws {
        var rules: [String: RobotsRules] = [:]
        var failures: [String] = []
        let lines = try lines("real_world_agree.jsonl")
        for json in lines {
            let name = try #require(json["file"]?.string)
            let question = try RobotsCase(json)
            let key = name + " " + question.agent
            let known = try rules[key] ?? RobotsRules(of: realFile(name), agent: question.agent)
            rules[key] = known
            if !question.isPassed(by: known) { failures.append(question.id) }
        }
        #expect(lines.count > 10_000)
        #expect(failures.count * 1000 <= lines.count, "\(failures)")
    }

    @Test func `sitemaps and delays of real files are those that Protego reads`() throws {
        let lines = try lines("real_world_sitemaps.jsonl")
        var failures: [String] = []
        for json in lines {
            let name = try #require(json["file"]?.string)
            let rules = RobotsRules(of: try realFile(name), agent: "ExampleBot")
            let isRight =
                rules.sitemaps == json["sitemaps"]?.array?.compactMap(\.string)
                && rules.crawlDelay == json["crawlDelayExampleBot"]?.number
            if !isRight { failures.append(name) }
        }
        #expect(lines.count > 1000)
        #expect(failures.count * 100 <= lines.count, "\(failures)")
    }

    @Test func `delays and sitemaps of Protego's own cases are read as asserted`() throws {
        let suite = try suite("protego.json")
        for json in try #require(suite["crawlDelay"]?.array) {
            let agent = try #require(json["userAgent"]?.string)
            let rules = RobotsRules(parsing: RobotsCase.robots(of: json), agent: agent)
            #expect(rules.crawlDelay == json["expected"]?.number)
        }
        for json in try #require(suite["sitemaps"]?.array) {
            let rules = RobotsRules(parsing: RobotsCase.robots(of: json), agent: "*")
            #expect(rules.sitemaps == json["expected"]?.array?.compactMap(\.string))
        }
    }

    private func suite(_ name: String) throws -> JSONValue {
        try #require(JSONValue(parsing: bytes(name)))
    }

    private func lines(_ name: String) throws -> [JSONValue] {
        try bytes(name).split(separator: 0x0A).map { line in
            try #require(JSONValue(parsing: Array(line)))
        }
    }

    private func realFile(_ name: String) throws -> RobotsFile {
        RobotsFile(parsing: try bytes("real-world/" + name))
    }

    private func bytes(_ name: String) throws -> [UInt8] {
        try #require(Conformance.bytes(of: "robots/" + name))
    }
}
