import CrawlTestSupport
import Testing

@testable import EncodingStandard

@Suite(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
struct TextEncodingEncodingTests {
    @Test func `the cases of encoding_rs are encoded`() throws {
        let document = try #require(Conformance.document("encoding/decode_cases.json"))
        let cases = try #require(document["encode"]?.array)
        for example in cases {
            let encoding = try EncodingCases.encoding(of: example)
            let text = try #require(example["text"]?.string)
            let expected = try EncodingCases.bytes(hex: example["expectedHex"])
            #expect(EncodingCases.encode(text, in: encoding) == expected, "\(example)")
        }
        #expect(!cases.isEmpty)
    }

    @Test func `whole tables are encoded`() throws {
        let cases = Conformance.cases(of: "encoding/multibyte.json")
        for example in cases where example["kind"]?.string == "encode" {
            let text = String(decoding: try EncodingCases.file(example["input"]), as: UTF8.self)
            let expected = try EncodingCases.file(example["expected"])
            let encoding = try EncodingCases.encoding(of: example)
            #expect(EncodingCases.encode(text, in: encoding) == expected, "\(example)")
        }
        #expect(!cases.isEmpty)
    }

    @Test func `what gb18030 encodes is decoded to the same`() throws {
        var scalars = String.UnicodeScalarView()
        for code in stride(from: UInt32(0x80), to: 0x30000, by: 7) {
            if let scalar = Unicode.Scalar(code) { scalars.append(scalar) }
        }
        // Code points of private use whose pairs mean others since GB 18030-2022.
        let former: [ClosedRange<UInt32>] = [0xE78D...0xE796, 0xE81E...0xE864, 0xE5E5...0xE5E5]
        scalars.removeAll { scalar in former.contains { $0.contains(scalar.value) } }
        let text = String(scalars)
        let bytes = EncodingCases.encode(text, in: .gb18030)
        #expect(TextEncoding.gb18030.text(of: bytes) == Array(text.utf8))
    }
}
