import CrawlTestSupport
import Testing

@Suite(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
struct DomainSuiteTests {
    @Test(arguments: ["url/toascii.json", "url/IdnaTestV2.json", "url/IdnaTestV2-removed.json"])
    func `F11: domains become ASCII as the public suites say`(file: String) throws {
        let cases = try SuiteCases.of(file)
        #expect(cases.count >= (file.hasSuffix("removed.json") ? 1 : 60))
        for (example, answer) in zip(cases, try SuiteCases.answers(to: cases, of: "idna")) {
            // An empty name is no host, so it cannot become the empty text that Unicode expects.
            let expected = example["output"]?.string.flatMap { $0.isEmpty ? nil : $0 }
            #expect(answer["output"]?.string == expected, "\(example.line)")
        }
    }

    @Test(arguments: ["", "a/b", "a?b", "a#b", "u@h", "h:1", "a\\b", "a\tb"])
    func `what is not just a host has no answer`(name: String) throws {
        let answer = try SuiteCases.answers(to: [.object(["input": .string(name)])], of: "idna")
        #expect(answer == [.object(["output": .null])])
    }
}
