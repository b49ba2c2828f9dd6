import CrawlTestSupport
import Digests
import Testing

@testable import EncodingStandard

extension TextEncoding {
    /// The text of bytes, transcoded or not.
    func text(of bytes: [UInt8]) -> [UInt8] { transcode(bytes.span) ?? bytes }

    /// The text of bytes whose byte order mark counts more (section 6, "decode").
    func textBehindMark(of bytes: [UInt8]) -> [UInt8] {
        let choice = EncodingChoice(sniffing: bytes.span, charset: name)
        return choice.transcode(bytes.span) ?? Array(bytes[choice.markCount...])
    }
}

@Suite(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
struct TextEncodingDecodingTests {
    @Test func `the cases of encoding_rs are decoded`() throws {
        let document = try #require(Conformance.document("encoding/decode_cases.json"))
        let cases = try #require(document["decode"]?.array)
        for example in cases {
            let encoding = try EncodingCases.encoding(of: example)
            let bytes = try EncodingCases.bytes(hex: example["bytesHex"])
            let expected = try #require(example["expected"]?.string)
            #expect(encoding.textBehindMark(of: bytes) == Array(expected.utf8), "\(example)")
        }
        #expect(!cases.isEmpty)
    }

    @Test func `whole tables are decoded`() throws {
        let cases = Conformance.cases(of: "encoding/multibyte.json")
        for example in cases where example["kind"]?.string == "decode" {
            let input = try EncodingCases.file(example["input"])
            let expected = try EncodingCases.file(example["expected"])
            #expect(
                try EncodingCases.encoding(of: example).text(of: input) == expected,
                "\(example)"
            )
        }
        #expect(!cases.isEmpty)
    }

    /// What the pages hold for these, by their own bytes, is something else: an encoder sends the
    /// one as the other.
    static let sentAs = ["A5": "5C", "203E": "7E", "2212": "FF0D"]

    @Test func `the legacy pages of WPT hold the code points that they say`() throws {
        let document = try #require(Conformance.document("encoding/wpt_legacy_pages.json"))
        for example in try #require(document["cases"]?.array) {
            let label = try #require(example["declared"]?.string)
            let encoding = try #require(TextEncoding(label: label.utf8))
            let page = encoding.text(of: try EncodingCases.file(example["file"]))
            let spans = EncodingCases.spans(of: page)
            #expect(example["spans"]?.number == Double(spans.count))
            guard let expected = example["expectedCodePointsPerSpan"]?.array else { continue }
            let codes = expected.compactMap(\.string)
            try #require(spans.count == codes.count)
            for (span, code) in zip(spans, codes) where span != code {
                #expect(span == Self.sentAs[code])
            }
        }
    }

    /// The hashes are those of Python's tables, which differ in points of the Japanese and Chinese;
    /// and it takes UTF-16 without a mark for little-endian, whatever it is.
    @Test func `real pages are decoded as Python does, but for its own tables`() throws {
        let document = try #require(Conformance.document("encoding/chardet_corpus.json"))
        let own: Set<TextEncoding> = [.big5, .eucJP, .shiftJIS, .utf16BE]
        var count = 0
        for example in try #require(document["cases"]?.array) {
            guard let hash = example["decodedSha256Python"]?.string else { continue }
            let label = try #require(example["whatwgEncoding"]?.string)
            let encoding = try #require(TextEncoding(label: label.utf8))
            let text = encoding.textBehindMark(of: try EncodingCases.file(example["file"]))
            #expect(String(validating: text, as: UTF8.self) != nil)
            guard !own.contains(encoding) else { continue }
            let digest = SHA256Digest(of: text.span).bytes
            #expect(try digest == EncodingCases.bytes(hex: .string(hash)), "\(example.line)")
            count += 1
        }
        #expect(count > 100)
    }
}

struct TextEncodingDecodingLawsTests {
    @Test func `bytes that are their own text are not copied`() {
        let ascii = Array("plain <b>text</b> \u{7F}\0, long enough for words".utf8)
        for encoding in TextEncoding.allCases {
            let isOwnText = encoding.transcode(ascii.span) == nil
            let wide: [TextEncoding] = [.utf16BE, .utf16LE, .iso2022JP, .replacement]
            #expect(isOwnText != wide.contains(encoding))
        }
        #expect(TextEncoding.utf8.transcode(Array("żółć 漢字 😀".utf8).span) == nil)
    }

    @Test func `bytes at random are decoded to UTF-8 of at most three times their size`() {
        var bytes = RandomBytes(seed: 7)
        for encoding in TextEncoding.allCases {
            for round in 0..<200 {
                let input = bytes.next(count: round)
                let text = encoding.text(of: input)
                #expect(String(validating: text, as: UTF8.self) != nil)
                #expect(text.count <= 3 * input.count + 3)
            }
        }
    }

    @Test func `broken UTF-8 is repaired as Swift repairs it`() {
        var bytes = RandomBytes(seed: 11)
        for round in 0..<2_000 {
            let input = bytes.next(count: round % 40)
            let expected = Array(String(decoding: input, as: UTF8.self).utf8)
            #expect(TextEncoding.utf8.text(of: input) == expected)
        }
    }

    @Test func `UTF-16 is decoded as Swift decodes it`() {
        var bytes = RandomBytes(seed: 13)
        for round in 0..<500 {
            let input = bytes.next(count: round % 40 * 2, from: [0xD8, 0xDC, 0x41, 0, 0xDF])
            let units = stride(from: 0, to: input.count, by: 2).map {
                UInt16(input[$0]) << 8 | UInt16(input[$0 + 1])
            }
            let expected = Array(String(decoding: units, as: UTF16.self).utf8)
            #expect(TextEncoding.utf16BE.text(of: input) == expected)
        }
    }
}
