import CrawlTestSupport
import Testing

@Suite(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
struct SourceSetSuiteTests {
    @Test func `every case gives its candidates, or none`() throws {
        let cases = try SuiteCases.of("html-links/srcset.json", below: "cases")
        #expect(!cases.isEmpty)
        for (example, answer) in zip(cases, try SuiteCases.answers(to: cases, of: "srcset")) {
            let candidates = try #require(answer.array)
            let selected = try #require(example["expectedSelected"])
            let isRight =
                selected == .string("") ? candidates.isEmpty : candidates.contains(selected)
            #expect(isRight, "\(example.line)")
        }
    }
}
