import CrawlTestSupport
import Testing

@Suite(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
struct QuerySuiteTests {
    @Test func `queries are encoded in the page's charset`() throws {
        let cases = try SuiteCases.of("url/percent-encoding.json")
        var count = 0
        for example in cases {
            let input = try #require(example["input"])
            for (label, expected) in example["output"]?.object ?? [:] {
                let question = JSONValue.object(["input": input, "encoding": .string(label)])
                #expect(try SuiteCases.answers(to: [question], of: "query") == [expected])
                count += 1
            }
        }
        #expect(count > 0)
    }
}
