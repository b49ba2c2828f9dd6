import CrawlTestSupport
import Testing

@testable import crawl_conformance

/// The cases of public suites, and what a suite of ours answers to them.
enum SuiteCases {
    /// The cases of a file: its array, or the one that stands below a name.
    static func of(_ file: String, below name: String? = nil) throws -> [JSONValue] {
        let document = try #require(Conformance.document(file), "\(file)")
        let cases = try #require((name.flatMap { document[$0] } ?? document).array)
        return cases.filter { $0.object != nil }
    }

    /// The cases of a file that has one on each line.
    static func lines(of file: String) throws -> [JSONValue] {
        try #require(Conformance.bytes(of: file)).split(separator: 0x0A).map { line in
            try #require(JSONValue(parsing: Array(line)))
        }
    }

    /// Answers over the command's own path: a line goes in, a line comes out.
    static func answers(to cases: [JSONValue], of suite: String) throws -> [JSONValue] {
        var conversation = try #require(Conversation(about: suite))
        return try cases.map { example in
            let line = conversation.answer(Array(example.line.utf8))
            return try #require(JSONValue(parsing: Array(line.utf8)))
        }
    }
}
