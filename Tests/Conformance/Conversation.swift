import CrawlTestSupport

/// Questions to one suite, line by line.
struct Conversation {
    private var suite: any ConformanceSuite

    /// Begins with a suite, nil where none has the name.
    init?(about name: String) {
        guard let suite = ConformanceSuites.suite(named: name) else { return nil }
        self.suite = suite
    }

    /// The answer to a line, as a line; a bad one is told so and harms no other.
    mutating func answer(_ line: [UInt8]) -> String {
        do throws(QuestionFault) {
            guard let question = JSONValue(parsing: line) else { throw .unreadable }
            return try suite.answer(question).line
        } catch {
            return JSONValue.object(["error": .string("\(error)")]).line
        }
    }
}
