import Testing

@testable import CrawlArguments

struct ArgumentsSteeringTests {
    private func parse(_ line: String) throws(UsageError) -> Arguments {
        try Arguments(parsing: line.split(separator: " ").map(String.init))
    }

    /// What an order says: its word, what is meant, and the file.
    private func reading(_ line: String) throws(UsageError) -> [String] {
        let arguments = try parse(line)
        let steering = arguments.inquiry.steering
        return [steering.order] + steering.subjects + ["in \(arguments.file ?? "storage")"]
    }

    @Test(arguments: [
        ("queue ls", "ls|in storage"), ("queue ls x.sqlite", "ls|in x.sqlite"),
        ("queue ls data", "ls|in data"), ("queue ls *cal*", "ls|*cal*|in storage"),
        ("queue hold *cal* x.sqlite", "hold|*cal*|in x.sqlite"),
        ("queue hold *a* re:b", "hold|*a*|re:b|in storage"),
        ("queue hold example.org/a", "hold|example.org/a|in storage"),
        ("queue hold example.org/a data", "hold|example.org/a|in data"),
        ("queue release --reason held data", "release|in data"),
        ("queue drop --host a.org", "drop|in storage"),
        ("queue add http://a/ http://b/", "add|http://a/|http://b/|in storage"),
        ("queue add http://a/ x.sqlite", "add|http://a/|in x.sqlite"),
        ("host ls", "ls|in storage"), ("host ls a.org data", "ls|a.org|in data"),
        ("host ls x.sqlite", "ls|in x.sqlite"),
        ("host pause a.org", "pause|a.org|in storage"),
        ("host pause a.org data", "pause|a.org|in data"),
        ("host rate a.org 2/s", "rate|a.org|in storage"),
        ("host rate a.org 2/s data", "rate|a.org|in data"),
    ])
    func `the last word names the file where it is none of what is meant`(
        line: String,
        meaning: String
    ) throws {
        #expect(try reading(line).joined(separator: "|") == meaning)
    }

    @Test func `a host's pace is a rate, a rest or that of the options`() throws {
        func rest(_ text: String) throws(UsageError) -> Duration? {
            try parse("host rate a.org \(text)").inquiry.steering.rest
        }
        #expect(try rest("2/s") == .milliseconds(500))
        #expect(try rest("30/m") == .seconds(2))
        #expect(try rest("5s") == .seconds(5))
        #expect(try rest("0") == .zero)
        #expect(try rest("default") == nil)
        for wrong in ["0/s", "fast", "2/x"] {
            #expect(throws: UsageError.badRest(wrong)) { try rest(wrong) }
        }
    }

    @Test func `how long a crawl may take to obey is typed, and what is added`() throws {
        #expect(try parse("queue hold *").inquiry.steering.patience == .seconds(10))
        #expect(try parse("host pause a.org --wait 0").inquiry.steering.patience == .zero)
        #expect(try parse("queue add --depth 2 http://a/").reach.depth == 2)
    }

    @Test func `who names no order hears of all`() {
        let all = ": ls, hold, release, drop, boost, add"
        #expect(UsageError.noSubject(verb: .queue).description == "queue lacks its order" + all)
        let unknown = UsageError.unknownOrder("x", verb: .queue, suggestion: nil)
        #expect(unknown.description == "crawl queue knows no order \"x\"" + all)
        #expect(UsageError.noSubject(verb: .cat).description == "cat lacks its URL")
    }

    @Test func `what is no order is said, with the one that was perhaps meant`() {
        #expect(throws: UsageError.noSubject(verb: .queue)) { try parse("queue") }
        #expect(throws: UsageError.unknownOrder("hodl", verb: .queue, suggestion: "hold")) {
            try parse("queue hodl *")
        }
        #expect(throws: UsageError.unknownOrder("hold", verb: .host, suggestion: nil)) {
            try parse("host hold a")
        }
        for line in ["queue hold", "queue add x.sqlite"] {
            let order = line.split(separator: " ")[1]
            #expect(throws: UsageError.noTarget(verb: .queue, order: String(order))) {
                try parse(line)
            }
        }
        #expect(throws: UsageError.noTarget(verb: .host, order: "rate")) {
            try parse("host rate a.org")
        }
        #expect(throws: UsageError.optionElsewhere("depth", verb: .host)) {
            try parse("host ls --depth 3")
        }
    }
}
