import CrawlTestSupport
import Testing
import URLStandard

@Suite(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
struct SitemapSuiteTests {
    // A document type is refused, whatever it declares: entities are how a small sitemap becomes
    // an endless one, and the protocol has no use for them. The suite's reader was told to allow
    // one here.
    static let refused: Set = ["crawler-commons/testSitemapXXEWithDocTypeAllowed/0"]

    @Test func `documents give the locations and the dates that crawler-commons finds`() throws {
        let cases = try SuiteCases.of("sitemaps/crawler_commons.json", below: "cases")
        #expect(!cases.isEmpty)
        for (example, answer) in zip(cases, try SuiteCases.answers(to: cases, of: "sitemap")) {
            let name = example["id"]?.string ?? ""
            if example["error"] != nil || Self.refused.contains(name) {
                #expect(answer["error"] != nil, "\(name)")
                #expect(answer["entries"] == .array([]), "\(name)")
                continue
            }
            #expect(answer["type"] == example["type"], "\(name): \(answer.line)")
            let entries = try #require(example["entries"]?.array)
            let expected = entries.map { spelling($0["loc"]?.string) }
            #expect(answer["entries"]?.array?.map(\.string) == expected, "\(name)")
            #expect(answer["lastmod"] == .array(try entries.map(date)), "\(name)")
        }
    }

    /// The suite's texts are in UTC and have one form.
    private func date(of entry: JSONValue) throws -> JSONValue {
        guard let text = entry["lastmod"]?.string else { return .null }
        let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
        try #require(numbers.count == 6 && text.hasSuffix("Z"))
        let (month, year) = (
            (numbers[1] + 9) % 12, numbers[0] - (numbers[1] < 3 ? 1 : 0)
        )
        let days =
            year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10
            + numbers[2] - 1 - 719_468
        let seconds = days * 86_400 + numbers[3] * 3_600 + numbers[4] * 60 + numbers[5]
        return .number(Double(seconds))
    }

    @Test func `sites give the pages that their sitemaps name`() throws {
        let cases = try SuiteCases.of("sitemaps/usp.json", below: "cases")
            .filter { $0["tree"] != nil }
        #expect(!cases.isEmpty)
        for (example, answer) in zip(cases, try SuiteCases.answers(to: cases, of: "sitemap")) {
            let isSite = example["responses"] != nil
            let expected = Set(pages(in: try #require(example["tree"])))
            let found = answer[isSite ? "pages" : "entries"]?.array?.compactMap(\.string) ?? []
            let isIndex = answer["type"]?.string == "INDEX"
            let pages = isIndex ? [] : Set(found)
            let missing = expected.subtracting(pages).sorted().prefix(3)
            let surplus = pages.subtracting(expected).sorted().prefix(3)
            let name = example["id"]?.string ?? ""
            #expect(missing.isEmpty && surplus.isEmpty, "\(name): -\(missing) +\(surplus)")
        }
    }

    private func pages(in tree: JSONValue) -> [String] {
        let own = (tree["pages"]?.array ?? []).compactMap { spelling($0["loc"]?.string) }
        return own + (tree["sub"]?.array ?? []).flatMap(pages)
    }

    private func spelling(_ text: String?) -> String? {
        text.flatMap { try? WebURL(parsing: $0) }?.description
    }
}
