import CrawlTestSupport
import EncodingStandard

/// The suites of encodings: bytes and a label in, their text out; a label alone, its encoding.
///
/// Text is what the standard's own "decode" makes of the bytes, for which a byte order mark counts
/// more than the label and is no text.
struct DecodeSuite: ConformanceSuite {
    static let name = "decode"

    func answer(_ json: JSONValue) throws(QuestionFault) -> JSONValue {
        let question = Question(json)
        let named = question.value("encoding", "whatwgEncoding", "declared", "label")
        guard let label = named?.string else { throw .missing("encoding") }
        let encoding = TextEncoding(label: label.utf8)
        let hasLabelOnly = question.value("label") != nil && question.value("encoding") == nil
        if hasLabelOnly { return .object(["name": encoding.map { .string($0.name) } ?? .null]) }
        guard let encoding else { throw .unknown("encoding", label) }
        if question.value("kind")?.string == "encode" || question.value("text") != nil {
            return .object(["bytesHex": .string(Self.hex(try encode(question, in: encoding)))])
        }
        let body = try question.body(in: "encoding")
        let choice = EncodingChoice(sniffing: body.span, charset: encoding.name)
        return JSONValue(bytes: choice.transcode(body.span) ?? Array(body[choice.markCount...]))
    }

    /// Encodes as forms of HTML do: what the encoding lacks is a numeric reference.
    private func encode(
        _ question: Question,
        in encoding: TextEncoding
    ) throws(QuestionFault) -> [UInt8] {
        let inline = question.value("text")?.bytes
        let text = if let inline { inline } else { try question.body(in: "encoding") }
        var bytes: [UInt8] = []
        encoding.output.encode(String(decoding: text, as: UTF8.self).unicodeScalars) { unit in
            switch unit {
            case .byte(let byte): bytes.append(byte)
            case .lacking(let scalar): bytes += Array("&#\(scalar.value);".utf8)
            }
        }
        return bytes
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
