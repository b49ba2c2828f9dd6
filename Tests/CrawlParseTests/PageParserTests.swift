import CrawlModel
import CrawlTestSupport
import Testing
import URLStandard

@testable import CrawlParse

struct PageParserTests {
    @Test(
        .enabled(if: Conformance.isPresent, "the public test suites are not there"),
        arguments: ["html/links_oracle.json", "html/mutated_oracle.json"]
    )
    func `real and damaged pages give the links that two other parsers agree on`(
        file: String
    ) throws {
        let bytes = try #require(Conformance.bytes(of: file))
        let cases = try #require(JSONValue(parsing: bytes)?["cases"]?.array)
        var parser = PageParser()
        for example in cases where example["agree"]?.bool == true {
            let page = try PageCase(example)
            let links = page.links(by: &parser)
            let missing = page.expected.subtracting(links).sorted()
            let surplus = links.subtracting(page.expected).sorted()
            #expect(missing.isEmpty && surplus.isEmpty, "\(page.name): -\(missing) +\(surplus)")
        }
    }
}

/// One page of an oracle with the set of its links.
struct PageCase {
    let name: String
    let body: [UInt8]
    let url: WebURL
    let expected: Set<String>

    init(_ json: JSONValue) throws {
        name = try #require(json["id"]?.string)
        let file = try #require(json["file"]?.string)
        body = try #require(Conformance.bytes(of: "html/" + file))
        url = try WebURL(parsing: #require(json["documentURL"]?.string))
        let followed = ["a", "area", "link", "iframe", "frame"]
        expected = try Set(
            #require(json["links"]?.array).compactMap(\.array).compactMap { link in
                guard followed.contains(link[0].string ?? ""), let url = link[2].string else {
                    return nil
                }
                guard url.hasPrefix("http:") || url.hasPrefix("https:") else { return nil }
                return String(url.prefix { $0 != "#" })
            }
        )
    }

    func links(by parser: inout PageParser) -> Set<String> {
        let list = parser.parse(body, at: url).links
        var links: Set<String> = []
        for index in 0..<list.count where list.source(at: index) != .metaRefresh {
            links.insert(String(decoding: list.spelling(at: index), as: UTF8.self))
        }
        return links
    }
}
