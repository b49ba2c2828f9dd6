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

struct HTMLTokenizerLimitsTests {
    @Test func `a tag keeps 256 attributes and reads on behind them`() {
        let attributes = (0..<300).map { "a\($0)=\($0)" }.joined(separator: " ")
        let bytes = Array("<p \(attributes)><b>".utf8)
        var tokenizer = HTMLTokenizer(bytes.span)
        #expect(tokenizer.next().kind == .startTag)
        #expect(tokenizer.attributeCount == HTMLTokenizer.maximumAttributeCount)
        #expect(tokenizer.next().name == HTMLName("b"))
        #expect(tokenizer.attributeCount == 0)
    }

    @Test func `a value beyond 64 KiB says so`() {
        for (count, isOversized) in [(65_536, false), (65_537, true)] {
            let bytes = Array("<a href='\(String(repeating: "x", count: count))'>".utf8)
            var tokenizer = HTMLTokenizer(bytes.span)
            #expect(tokenizer.next().kind == .startTag)
            #expect(tokenizer.attribute(named: .href)?.isOversized == isOversized)
        }
    }
}
