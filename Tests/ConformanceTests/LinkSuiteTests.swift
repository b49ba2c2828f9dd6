import CrawlTestSupport
import Testing

@Suite(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
struct LinkSuiteTests {
    @Test(arguments: ["html/links_oracle.json", "html/mutated_oracle.json"])
    func `pages give the base and the links that two other parsers agree on`(
        file: String
    ) throws {
        let cases = try SuiteCases.of(file, below: "cases").filter {
            $0["agree"]?.bool == true
        }
        #expect(!cases.isEmpty)
        for (example, answer) in zip(cases, try SuiteCases.answers(to: cases, of: "links")) {
            let name = example["id"]?.string ?? ""
            #expect(answer["baseURL"] == example["baseURL"], "\(name)")
            let (found, expected) = (links(of: answer), links(of: example))
            let missing = expected.subtracting(found).sorted()
            let surplus = found.subtracting(expected).sorted()
            #expect(missing.isEmpty && surplus.isEmpty, "\(name): -\(missing) +\(surplus)")
        }
    }

    @Test func `pages made for tree builders give the references of their trees`() throws {
        let cases = try SuiteCases.of("html-links/tree_links.json", below: "cases")
        #expect(!cases.isEmpty)
        for (example, answer) in zip(cases, try SuiteCases.answers(to: cases, of: "links")) {
            #expect(links(of: answer) == links(of: example), "\(example.line)")
        }
    }

    @Test func `a base rules the links of the whole page`() throws {
        let cases = try SuiteCases.of("html-links/base.json", below: "cases")
        #expect(!cases.isEmpty)
        for (example, answer) in zip(cases, try SuiteCases.answers(to: cases, of: "links")) {
            #expect(answer["baseURL"] == example["expectedBaseURL"])
            let target = answer["links"]?.array?.first?.array?.last
            #expect(target == example["expectedLink"], "\(example.line)")
        }
    }

    private func links(of value: JSONValue) -> Set<String> {
        Set((value["links"]?.array ?? []).map(\.line))
    }
}
