import CrawlTestSupport
import Testing

@Suite(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
struct RobotsSuiteTests {
    @Test(arguments: ["google_robots.json", "protego.json", "crawler_commons.json"])
    func `every core case is answered as its author wrote`(file: String) throws {
        let cases = try SuiteCases.of("robots/" + file, below: "allowed")
            .filter { $0["core"]?.bool == true }
        #expect(cases.count > 50)
        #expect(try failures(among: cases) == [])
    }

    @Test func `real files are read as Google, Protego and crawler-commons agree`() throws {
        let cases = try SuiteCases.lines(of: "robots/real_world_agree.jsonl")
        #expect(cases.count > 10_000)
        let failures = try failures(among: cases)
        #expect(failures.count * 1000 <= cases.count, "\(failures)")
    }

    private func failures(among cases: [JSONValue]) throws -> [String] {
        let answers = try SuiteCases.answers(to: cases, of: "robots")
        return zip(cases, answers).filter { $0["expected"] != $1["allowed"] }
            .map { $0.0["id"]?.string ?? "" }
    }

    @Test func `sitemaps and delays of real files are those that Protego reads`() throws {
        let cases = try SuiteCases.lines(of: "robots/real_world_sitemaps.jsonl")
        #expect(cases.count > 1000)
        let answers = try SuiteCases.answers(to: cases, of: "robots")
        let failures = zip(cases, answers).filter { example, answer in
            ["sitemaps", "crawlDelayExampleBot"].contains { answer[$0] != example[$0] }
        }
        let names = failures.map { $0.0["file"]?.string ?? "" }
        #expect(failures.count * 100 <= cases.count, "\(names)")
    }

    @Test(arguments: [("crawlDelay", "crawlDelay"), ("sitemaps", "sitemaps")])
    func `delays and sitemaps of Protego's own cases are read as asserted`(
        list: String,
        member: String
    ) throws {
        let cases = try SuiteCases.of("robots/protego.json", below: list)
        #expect(!cases.isEmpty)
        for (example, answer) in zip(cases, try SuiteCases.answers(to: cases, of: "robots")) {
            #expect(answer[member] == example["expected"], "\(example.line)")
        }
    }
}
