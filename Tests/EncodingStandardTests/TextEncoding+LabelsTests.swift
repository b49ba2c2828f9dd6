import CrawlTestSupport
import Testing

@testable import EncodingStandard

struct TextEncodingLabelsTests {
    @Test(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
    func `every label of the standard names its encoding, however it is written`() throws {
        let cases = try #require(Conformance.document("encoding/labels.json")?["cases"]?.array)
        for example in cases {
            let label = try #require(example["label"]?.string)
            let name = try #require(example["name"]?.string)
            for spelling in [label, label.uppercased(), "\t\n\u{C}\r \(label) \t"] {
                #expect(TextEncoding(label: spelling.utf8)?.name == name, "\(spelling)")
            }
            #expect(TextEncoding(label: "\(label)x".utf8)?.name != name)
        }
        #expect(!cases.isEmpty)
    }

    @Test(arguments: ["", " ", "utf 8", "\u{B}utf-8", "utf-8\0", "ütf-8", "utf-7", "unknown"])
    func `what is no label names nothing`(text: String) {
        #expect(TextEncoding(label: text.utf8) == nil)
    }

    @Test func `a name is a label of its own encoding`() {
        for encoding in TextEncoding.allCases {
            #expect(TextEncoding(label: encoding.name.utf8) == encoding)
        }
    }
}
