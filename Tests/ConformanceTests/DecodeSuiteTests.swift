import CrawlTestSupport
import Testing

@Suite(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
struct DecodeSuiteTests {
    private func answers(to cases: [JSONValue]) throws -> [JSONValue] {
        #expect(!cases.isEmpty)
        return try SuiteCases.answers(to: cases, of: "decode")
    }

    @Test func `every label names its encoding`() throws {
        let cases = try SuiteCases.of("encoding/labels.json", below: "cases")
        for (example, answer) in zip(cases, try answers(to: cases)) {
            #expect(answer["name"] == example["name"], "\(example.line)")
        }
        let unknown = try answers(to: [.object(["label": .string("klingon")])])
        #expect(unknown == [.object(["name": .null])])
    }

    @Test func `every byte of a single-byte encoding has its code point`() throws {
        let document = try #require(Conformance.document("encoding/single_byte.json"))
        for (name, codes) in try #require(document["encodings"]?.object) {
            let cases = (0..<256).map { byte in
                let digits = String(byte, radix: 16)
                let hex = JSONValue.string(digits.count == 1 ? "0" + digits : digits)
                return JSONValue.object(["encoding": .string(name), "bytesHex": hex])
            }
            let texts = try answers(to: cases).map(\.string)
            let expected = try #require(codes.array).map { code in
                Unicode.Scalar(UInt32(code.number ?? 0xFFFD)).map { String($0) }
            }
            #expect(texts == expected, "\(name)")
        }
    }

    @Test func `the cases of encoding_rs have their texts and their bytes`() throws {
        let cases = try SuiteCases.of("encoding/decode_cases.json", below: "decode")
        for (example, answer) in zip(cases, try answers(to: cases)) {
            #expect(answer.bytes == example["expected"]?.bytes, "\(example.line)")
        }
        let texts = try SuiteCases.of("encoding/decode_cases.json", below: "encode")
        for (example, answer) in zip(texts, try answers(to: texts)) {
            let expected = example["expectedHex"]?.string?.lowercased()
            #expect(answer["bytesHex"]?.string == expected, "\(example.line)")
        }
    }

    @Test func `whole tables are decoded`() throws {
        let cases = try SuiteCases.of("encoding/multibyte.json").filter {
            $0["kind"]?.string == "decode"
        }
        for (example, answer) in zip(cases, try answers(to: cases)) {
            let file = try #require(example["expected"]?.string)
            let expected = Conformance.bytes(named: file, in: "encoding")
            #expect(answer.bytes == expected, "\(example.line)")
        }
    }

    @Test func `of the code points of WPT's legacy pages 999 in 1,000 are as listed`() throws {
        let cases = try SuiteCases.of("encoding/wpt_legacy_pages.json", below: "cases").filter {
            $0["expectedCodePointsPerSpan"]?.array != nil
        }
        var (count, wrong) = (0, 0)
        for (example, answer) in zip(cases, try answers(to: cases)) {
            let found = spans(of: try #require(answer.bytes))
            let expected = try #require(example["expectedCodePointsPerSpan"]?.array)
            try #require(found.count == expected.count)
            count += found.count
            wrong += zip(found, expected).count { $0 != $1.string }
        }
        #expect(wrong * 1_000 <= count, "\(wrong) of \(count)")
    }

    /// The code points in each span of a page, in hexadecimal.
    private func spans(of page: [UInt8]) -> [String] {
        page.split(separator: Array("<span".utf8)).dropFirst().map { part in
            let text = part.drop { $0 != UInt8(ascii: ">") }.dropFirst()
                .prefix { $0 != UInt8(ascii: "<") }
            return String(decoding: text, as: UTF8.self).unicodeScalars
                .map { String($0.value, radix: 16, uppercase: true) }
                .joined(separator: " ")
        }
    }
}
