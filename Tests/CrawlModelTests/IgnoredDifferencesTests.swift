import CrawlModel
import CrawlTestSupport
import Testing
import URLStandard

struct IgnoredDifferencesTests {
    private static let all: IgnoredDifferences = {
        var all = IgnoredDifferences()
        all.queryKeys = ["utm_*", "ref"]
        all.sessions = true
        all.trailingSlash = true
        all.www = true
        all.scheme = true
        return all
    }()

    private static let session = "0123456789abcdef0123456789ABCDEF"

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
        ("http://h/a?sid=\(session)&sid=7", "http://h/a?sid=7"),
        ("http://h/a?CFID=1&CFTOKEN=2&ASPSESSIONIDAB=x", "http://h/a"),
        ("https://h/a", "http://h/a"),
        ("https://h:8443/a", "https://h:8443/a"),
        ("https://www.h.org/a?", "http://h.org/a?"),
        ("http://www.h.org:81/", "http://h.org:81/"),
        ("http://www.com/", "http://www.com/"),
        ("http://wwwh.org/", "http://wwwh.org/"),
    ])
    func `what is ignored leaves, the rest stays`(text: String, expected: String) throws {
        #expect(try form(text, Self.all) == expected)
    }

    @Test(arguments: [
        "http://h/a/?utm_source=x", "http://h/;jsessionid=1", "mailto:a;sid=1",
        "https://www.h.org/",
    ])
    func `nothing is ignored unless it is asked for`(text: String) throws {
        #expect(try form(text, IgnoredDifferences()) == text)
        #expect(IgnoredDifferences().description.isEmpty)
        #expect(IgnoredDifferences().areNone)
        let url = try WebURL(parsing: text)
        #expect(URLKey(of: url, ignoring: IgnoredDifferences()) == URLKey(of: url))
    }

    @Test(.tags(.law)) func `what was shortened is not shortened again, and is a URL`() throws {
        let parts = [
            "utm_a=1", ";jsessionid=2", "(S(x))", "?", "&", "/", "ref", "sid=\(Self.session)", "a",
            "//", "%41",
        ]
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
            let text =
                "https://www.h.org/"
                + (0..<6).compactMap { _ in parts.randomElement(using: &random) }.joined()
            let form = try form(text, Self.all)
            #expect(try self.form(form, Self.all) == form, "\(text)")
            #expect(try WebURL(parsing: form).bytes.elementsEqual(form.utf8), "\(text)")
        }
    }

    @Test func `the rules can be kept in words, and read again`() {
        #expect(Self.all.description == "query=ref,utm_* sessions trailing-slash www scheme")
        var one = IgnoredDifferences()
        one.www = true
        for rules in [Self.all, one, IgnoredDifferences()] {
            let read = IgnoredDifferences(rules.description)
            #expect(read?.description == rules.description)
        }
        #expect(IgnoredDifferences("sessions moon") == nil)
    }
}
