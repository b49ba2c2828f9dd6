import CrawlTestSupport
import EncodingStandard
import Testing

@Suite(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
struct TypeSuiteTests {
    @Test(arguments: ["mime/mime-types.json", "mime/generated-mime-types.json"])
    func `every case is answered as the serialised type says`(file: String) throws {
        let cases = Conformance.cases(of: file)
        let answers = try SuiteCases.answers(to: cases, of: "mime")
        #expect(cases.count > 30)
        for (known, answer) in zip(cases, answers) {
            let output = known["output"]?.string
            let parts = output?.split(separator: ";", maxSplits: 1).map { String($0) }
            #expect(answer["essence"]?.string == parts?.first)
            guard let encoding = known["encoding"] else { continue }
            let charset = answer["charset"]?.string ?? ""
            #expect(TextEncoding(label: charset.utf8)?.name == encoding.string)
        }
    }
}
