import CrawlContent
import CrawlModel
import MIMEStandard

/// What a server says of a body in the first line, and after it the body.
struct TypeTarget: FuzzTarget {
    static let name = "type"

    func read(_ input: [UInt8]) -> Int {
        Self.type(of: input).sniffed.essence.utf8.count
    }

    func check(_ input: [UInt8]) throws(BrokenLaw) {
        let type = Self.type(of: input).sniffed
        let text = type.description
        try expect(MIMEType(parsing: text) == type, "what was written is read as it was: \(text)")
        try expect(type.essence == type.essence.lowercased(), "a type is in lower case: \(text)")
    }

    private static func type(of input: [UInt8]) -> PageType {
        let end = input.firstIndex(of: 0x0A) ?? input.endIndex
        let fields = Array("Content-Type: ".utf8) + input[..<end] + [0x0D, 0x0A]
        return PageType(HTTPFields(bytes: fields), body: Array(input[end...].dropFirst()))
    }
}
