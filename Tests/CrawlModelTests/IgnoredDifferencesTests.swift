import CrawlModel
import Testing
import URLStandard

struct IgnoredDifferencesTests {
    private static let all: IgnoredDifferences = {
        var all = IgnoredDifferences()
        all.queryKeys = ["utm_*", "ref"]
        all.sessions = true
        all.trailingSlash = true
        return all
    }()

    private func form(_ text: String, _ ignored: IgnoredDifferences) throws -> String {
        String(decoding: try WebURL(parsing: text).normalForm(ignoring: ignored), as: UTF8.self)
    }

    @Test(arguments: [
        ("http://h/a/?utm_source=x&b=1&ref", "http://h/a?b=1"),
        ("http://h/a;jsessionid=12;v=3/b?PHPSESSID=9", "http://h/a;v=3/b"),
        ("http://h/(S(abc))/a/", "http://h/a"),
        ("http://h/(S(abc))", "http://h/"),
        ("http://h/?%75tm_source=1", "http://h/"),
        ("http://h/", "http://h/"),
        ("http://h//", "http://h/"),
        ("http://h/?referrer=1&", "http://h/?referrer=1&"),
        ("http://h/a?", "http://h/a?"),
    ])
    func `what is ignored leaves, the rest stays`(text: String, expected: String) throws {
        #expect(try form(text, Self.all) == expected)
    }

    @Test(arguments: ["http://h/a/?utm_source=x", "http://h/;jsessionid=1", "mailto:a;sid=1"])
    func `nothing is ignored unless it is asked for`(text: String) throws {
        #expect(try form(text, IgnoredDifferences()) == text)
        #expect(IgnoredDifferences().description.isEmpty)
    }

    @Test func `the rules can be kept in words`() {
        #expect(
            Self.all.description == "query-key=utm_* query-key=ref session trailing-slash"
        )
    }
}
