import CrawlTestSupport
import Testing

@testable import HTMLStandard

struct SourceSetTests {
    private func candidates(of value: String) -> [String] {
        SourceSet.candidates(of: Array(value.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: [
        ("", []), (" , ,, ", []), ("a", ["a"]), ("a,", ["a"]), ("a,b", ["a,b"]),
        ("a, b", ["a", "b"]), ("a 1x, b 2x", ["a", "b"]), ("a 1x,b 2x", ["a", "b"]),
        (",a 1x,, ,b 2x,", ["a", "b"]), ("a 1x (,) , b", ["b"]), ("a (1x, b", []),
        ("data:,x 1x, b", ["data:,x", "b"]), ("a 100w 50h, b 0w, c 7h", ["a"]),
        ("a +1x, b -1x, c .5x, d 1.x, e 1e1x, f 1e+x", ["c", "e"]), ("a 1x 2w", []),
        ("a,,, b,\tc", ["a", "b", "c"]),
    ])
    func `candidates come in order, faulty ones are left out`(value: String, expected: [String]) {
        #expect(candidates(of: value) == expected)
    }

    @Test(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
    func `what browsers select is among the candidates, and nothing where they select nothing`()
        throws
    {
        let bytes = try #require(Conformance.bytes(of: "html-links/srcset.json"))
        let cases = try #require(JSONValue(parsing: bytes)?["cases"]?.array)
        #expect(!cases.isEmpty)
        for json in cases {
            let found = candidates(of: try #require(json["srcset"]?.string))
            let selected = try #require(json["expectedSelected"]?.string)
            #expect(selected.isEmpty ? found.isEmpty : found.contains(selected), "\(json)")
        }
    }
}
