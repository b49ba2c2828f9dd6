import CrawlTestSupport
import Testing

@testable import EncodingStandard

/// An index as the standard publishes it: the code point of each pointer.
enum IndexFile {
    static func entries(of name: String) throws -> [Int: UInt32] {
        let file = "encoding/whatwg/index-\(name).txt"
        let text = String(decoding: try #require(Conformance.bytes(of: file)), as: UTF8.self)
        var entries: [Int: UInt32] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let words = line.split { $0 == " " || $0 == "\t" }
            let pointer = try #require(Int(words[0]))
            entries[pointer] = UInt32(words[1].dropFirst(2), radix: 16)
        }
        return entries
    }
}
