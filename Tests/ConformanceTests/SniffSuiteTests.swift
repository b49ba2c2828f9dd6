import CrawlTestSupport
import Testing

@Suite(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
struct SniffSuiteTests {
    // Browsers agree on these against the standard, whose prescan takes any text for markup.
    static let consensus: Set = [
        "wpt-charset/in-script", "wpt-charset/in-style", "wpt-charset/in-title",
    ]

    @Test func `pages have the encoding that they declare`() throws {
        let cases = try SuiteCases.of("encoding/prescan.json", below: "cases")
        #expect(!cases.isEmpty)
        for (example, answer) in zip(cases, try SuiteCases.answers(to: cases, of: "sniff")) {
            let id = example["id"]?.string ?? ""
            guard !Self.consensus.contains(id) else { continue }
            let expected = example["expected"]?.string ?? "windows-1252"
            #expect(answer["encoding"]?.string?.lowercased() == expected.lowercased(), "\(id)")
        }
    }

    @Test(arguments: ["text/html; charset=\"Shift_JIS\"", "sjis"])
    func `what the server says counts more than the page`(field: String) throws {
        let page = JSONValue.string("<meta charset=koi8-r>")
        let question = JSONValue.object(["body": page, "http": .string(field)])
        let answer = try SuiteCases.answers(to: [question], of: "sniff").first
        #expect(answer?["encoding"]?.string == "Shift_JIS")
        #expect(answer?["reason"]?.string == "http")
    }
}
