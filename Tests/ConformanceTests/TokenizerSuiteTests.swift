import CrawlTestSupport
import Testing

@testable import crawl_conformance

/// html5lib's tokenizer suite, but for `xmlViolation`, which asks for another coercion.
@Suite(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
struct TokenizerSuiteTests {
    static let files = [
        "contentModelFlags", "domjs", "entities", "escapeFlag", "namedEntities", "numericEntities",
        "pendingSpecChanges", "test1", "test2", "test3", "test4", "unicodeChars",
        "unicodeCharsProblematic",
    ]

    @Test(arguments: files)
    func `every run of the public suite gives its tokens`(file: String) throws {
        let cases = try SuiteCases.of("html5lib-tests/tokenizer/\(file).test", below: "tests")
        let runs = try cases.flatMap(runs)
        #expect(!runs.isEmpty)
        let answers = try SuiteCases.answers(to: runs, of: "tok")
        for (run, answer) in zip(runs, answers) {
            let expected = try #require(run["output"])
            let isEscaped = run["doubleEscaped"]?.bool == true
            #expect(answer == (isEscaped ? unescaped(expected) : expected), "\(run.line)")
        }
    }

    /// A case is a run for each of its states.
    private func runs(of example: JSONValue) throws -> [JSONValue] {
        guard let states = example["initialStates"]?.array else { return [example] }
        return try states.map { state in
            var run = try #require(example.object)
            run["initialStates"] = nil
            run["state"] = state
            return .object(run)
        }
    }

    private func unescaped(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let elements): return .array(elements.map(unescaped))
        case .object(let members): return .object(members.mapValues(unescaped))
        default:
            guard let bytes = value.bytes else { return value }
            return JSONValue(bytes: DoubleEscaping.removed(from: bytes))
        }
    }

    @Test func `a state has any of its names, and another name is no state`() throws {
        let names = ["RCDATA state", "rcdata", "RCData"]
        for name in names {
            let question = JSONValue.object(["input": .string("<a>"), "state": .string(name)])
            let tokens = try TokenizerSuite().answer(question)
            #expect(tokens == .array([.array([.string("Character"), .string("<a>")])]))
        }
        let question = JSONValue.object(["input": .string(""), "state": .string("asleep")])
        #expect(throws: QuestionFault.unknown("state", "asleep")) {
            try TokenizerSuite().answer(question)
        }
    }
}
