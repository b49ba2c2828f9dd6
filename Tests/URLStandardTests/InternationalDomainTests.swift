import CrawlTestSupport
import Testing

@testable import URLStandard

struct InternationalDomainTests {
    @Test(
        .enabled(if: Conformance.isPresent, "the public test suites are not there"),
        arguments: ["url/toascii.json", "url/IdnaTestV2.json", "url/IdnaTestV2-removed.json"]
    )
    func `domains become ASCII as the public suites say`(file: String) {
        let cases = Conformance.cases(of: file)
        #expect(!cases.isEmpty)
        for example in cases {
            let input = example["input"]?.string ?? ""
            let output = (try? WebURL(parsing: "https://\(input)/"))?.hostname
            let expected = example["output"]?.string.flatMap { $0.isEmpty ? nil : $0 }
            #expect(output == expected, "\(input.debugDescription): \(example)")
        }
    }
}
