import CrawlTestSupport
import Testing

@Suite(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
struct URLSuiteTests {
    @Test(arguments: ["url/urltestdata.json", "url/ada_extra_urltestdata.json"])
    func `every case gives its serialisation and its parts`(file: String) throws {
        let cases = try SuiteCases.of(file)
        #expect(!cases.isEmpty)
        for (example, answer) in zip(cases, try SuiteCases.answers(to: cases, of: "url")) {
            if example["failure"] != nil {
                #expect(answer == .object(["failure": .bool(true)]), "\(example.line)")
                continue
            }
            #expect(answer["href"] != nil, "\(example.line)")
            for (name, value) in answer.object ?? [:] {
                let expected = example[name]
                #expect(expected == nil || value == expected, "\(name) of \(example.line)")
            }
        }
    }
}
