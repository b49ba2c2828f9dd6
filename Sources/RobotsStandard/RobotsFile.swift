/// A robots.txt, read once: its records in order, with the lines they came from.
///
/// RFC 9309 section 2 with the tolerance of the parsers that sites are written for: misspelled
/// names, missing colons, any line end, byte order marks. Unknown lines mean nothing.
package struct RobotsFile: Sendable {
    /// One line that says something, and where in the text it says it.
    struct Record: Sendable {
        let directive: RobotsDirective
        let line: Int
        let value: Range<Int>
    }

    let text: [UInt8]
    let records: [Record]

    /// Reads a file of any content; nothing is an error.
    ///
    /// - Parameter bytes: The decoded body; beyond 500 KiB it is ignored, with the line across.
    /// - Complexity: O(n) in the bytes.
    package init(parsing bytes: [UInt8]) {
        text = bytes
        records = Self.records(in: bytes.span)
    }

    private static func records(in text: Span<UInt8>) -> [Record] {
        var records: [Record] = []
        var lines = RobotsLines(of: text)
        while let line = lines.next(in: text) {
            guard let field = RobotsField(text, in: line) else { continue }
            guard let directive = RobotsDirective(text, in: field.name) else { continue }
            records.append(Record(directive: directive, line: lines.number, value: field.value))
        }
        return records
    }

    /// The values of all Sitemap lines in order, as written, be they URLs or not.
    package var sitemaps: [String] {
        records.lazy
            .filter { $0.directive == .sitemap && !$0.value.isEmpty }
            .map { String(decoding: self.text[$0.value], as: UTF8.self) }
    }
}
