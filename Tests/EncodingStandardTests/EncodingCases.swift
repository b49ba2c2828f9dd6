import CrawlTestSupport
import Testing

@testable import EncodingStandard

/// What the cases of the encoding suites have in common.
enum EncodingCases {
    static func encoding(of example: JSONValue) throws -> TextEncoding {
        let name = try #require(example["encoding"]?.string)
        return try #require(TextEncoding(label: name.utf8))
    }

    static func file(_ name: JSONValue?) throws -> [UInt8] {
        let name = try #require(name?.string)
        return try #require(Conformance.bytes(of: "encoding/\(name)"))
    }

    static func bytes(hex value: JSONValue?) throws -> [UInt8] {
        let digits = Array(try #require(value?.string))
        return try stride(from: 0, to: digits.count, by: 2).map {
            try #require(UInt8(String(digits[$0...$0 + 1]), radix: 16))
        }
    }

    /// The text of each span of a page, its code points in hexadecimal.
    static func spans(of page: [UInt8]) -> [String] {
        page.split(separator: Array("<span".utf8)).dropFirst().map { part in
            let text = part.drop { $0 != UInt8(ascii: ">") }.dropFirst()
                .prefix { $0 != UInt8(ascii: "<") }
            return String(decoding: text, as: UTF8.self).unicodeScalars
                .map { String($0.value, radix: 16, uppercase: true) }
                .joined(separator: " ")
        }
    }

    /// What an encoder writes in HTML's mode: a reference for what the encoding lacks.
    static func encode(_ text: String, in encoding: TextEncoding) -> [UInt8] {
        var bytes: [UInt8] = []
        encoding.encode(text.unicodeScalars) { unit in
            switch unit {
            case .byte(let byte): bytes.append(byte)
            case .lacking(let scalar): bytes += Array("&#\(scalar.value);".utf8)
            }
        }
        return bytes
    }
}
