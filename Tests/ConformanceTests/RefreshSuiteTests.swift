import CrawlTestSupport
import Testing

@Suite(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
struct RefreshSuiteTests {
    @Test func `every case gives its time and its target`() throws {
        let cases = try SuiteCases.of("html-links/meta_refresh.json", below: "cases")
        #expect(!cases.isEmpty)
        for (example, answer) in zip(cases, try SuiteCases.answers(to: cases, of: "refresh")) {
            #expect(answer == example["expected"], "\(example.line)")
        }
    }
}
