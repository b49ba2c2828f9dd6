import CrawlTestSupport
import Testing

@testable import HTMLStandard

/// html5lib's tokenizer suite, but for `xmlViolation`, which asks for another coercion.
@Suite(.enabled(if: Conformance.isPresent, "the public suites are not beside the package"))
struct HTMLTokenizerTests {
    static let files = [
        "contentModelFlags", "domjs", "entities", "escapeFlag", "namedEntities", "numericEntities",
        "pendingSpecChanges", "test1", "test2", "test3", "test4", "unicodeChars",
        "unicodeCharsProblematic",
    ]

    @Test(arguments: files)
    func `every case of the public suite passes`(file: String) throws {
        let bytes = try #require(Conformance.bytes(of: "html5lib-tests/tokenizer/\(file).test"))
        let cases = try #require(JSONValue(parsing: bytes)?["tests"]?.array)
        let runs = try cases.flatMap(TokenizerCase.runs)
        #expect(!runs.isEmpty)
        for run in runs where run.tokens != run.expected {
            Issue.record("\(run.name) in \(run.state): \(run.tokens) instead of \(run.expected)")
        }
    }
}
