import Testing

@testable import RobotsStandard

@Suite(.enabled(if: RobotsSuite.isPresent, "the public robots.txt suites are not at hand"))
struct RobotsSuiteTests {
    @Test(arguments: ["google_robots.json", "protego.json", "crawler_commons.json"])
    func `every core case of the public suites is answered as its author wrote`(
        name: String
    ) throws {
        let cases = try RobotsSuite.json(name)["allowed"].array.map { try RobotsCase($0) }
        let core = cases.filter(\.isCore)
        #expect(core.count > 50)
        #expect(core.filter { !$0.isPassed }.map(\.id) == [])
    }

    @Test func `real files are read as Google, Protego and crawler-commons agree`() throws {
        var files: [String: RobotsFile] = [:]
        var failures: [String] = []
        let lines = try RobotsSuite.lines("real_world_agree.jsonl")
        for json in lines {
            let name = try #require(json["file"].string)
            let file = try files[name] ?? RobotsSuite.realFile(name)
            files[name] = file
            let question = try RobotsCase(json, robots: [])
            if !question.isPassed(by: file) { failures.append(question.id) }
        }
        #expect(lines.count > 10_000)
        #expect(failures.count * 1000 <= lines.count, "\(failures)")
    }

    @Test func `sitemaps and delays of real files are those that Protego reads`() throws {
        let lines = try RobotsSuite.lines("real_world_sitemaps.jsonl")
        var failures: [String] = []
        for json in lines {
            let name = try #require(json["file"].string)
            let rules = RobotsRules(of: try RobotsSuite.realFile(name), agent: "ExampleBot")
            let isRight =
                rules.sitemaps == json["sitemaps"].array.compactMap(\.string)
                && rules.crawlDelay == json["crawlDelayExampleBot"].number
            if !isRight { failures.append(name) }
        }
        #expect(lines.count > 1000)
        #expect(failures.count * 100 <= lines.count, "\(failures)")
    }

    @Test func `delays and sitemaps of Protego's own cases are read as asserted`() throws {
        let suite = try RobotsSuite.json("protego.json")
        for json in suite["crawlDelay"].array {
            let robots = try RobotsCase.robots(of: json)
            let rules = RobotsRules(parsing: robots, agent: try #require(json["userAgent"].string))
            #expect(rules.crawlDelay == json["expected"].number)
        }
        for json in suite["sitemaps"].array {
            let rules = RobotsRules(parsing: try RobotsCase.robots(of: json), agent: "*")
            #expect(rules.sitemaps == json["expected"].array.compactMap(\.string))
        }
    }
}
