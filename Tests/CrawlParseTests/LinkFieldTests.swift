import CrawlModel
import Testing

@testable import CrawlParse

struct LinkFieldTests {
    private func links(in value: String) -> [String] {
        LinkField.links(in: Array(value.utf8)).map { link in
            var words: [UInt8] = []
            link.relation.append(to: &words)
            return String(decoding: link.target + [0x20] + words, as: UTF8.self)
        }
    }

    @Test(arguments: [
        ("", []), ("<a>", ["a "]), ("<a>;rel=next", ["a next"]), ("<>", [" "]),
        ("<a>; rel=\"next prev\", <b>;REL=up", ["a next prev", "b up"]),
        ("<a,b>;x=\",<no>\";rel=next,<c>", ["a,b next", "c "]),
        ("<a>; rel = \"ne\\xt\" ; rel=prev", ["a next"]), ("<a> rel=next, <b>", ["a ", "b "]),
        (",, <a> ,\t<b>,", ["a ", "b "]), ("<a>;rel", ["a "]), ("<a>;;rel=next", ["a next"]),
        ("a; rel=next", []), ("<a", []), ("<a>;rel=\"next", ["a next"]),
        ("<a>;=x;rel=up", ["a up"]),
    ])
    func `links are read as RFC 8288 reads them`(value: String, expected: [String]) {
        #expect(links(in: value) == expected)
    }

    @Test func `every piece of a field is read to its end`() {
        let value = Array("<a>; rel=\"x\\\"\" ;,<b> ;rel = up, c;=".utf8)
        for start in value.indices {
            for end in start...value.count { _ = LinkField.links(in: Array(value[start..<end])) }
        }
    }
}
