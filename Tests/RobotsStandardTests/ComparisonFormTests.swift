import Testing

@testable import RobotsStandard

struct ComparisonFormTests {
    private func form(path: String) -> String {
        var form: [UInt8] = []
        ComparisonForm.append(path: Array(path.utf8).span, to: &form)
        return String(decoding: form, as: UTF8.self)
    }

    private func form(pattern: String) -> String {
        var form: [UInt8] = []
        ComparisonForm.append(pattern: Array(pattern.utf8).span, to: &form)
        return String(decoding: form, as: UTF8.self)
    }

    @Test(arguments: [
        ("/foo/bar?baz=http://foo.bar", "/foo/bar?baz=http%3A%2F%2Ffoo.bar", false),
        ("/foo/bar?baz=http%3A%2F%2Ffoo.bar", "/foo/bar?baz=http%3a%2f%2ffoo.bar", true),
        ("/foo/bar/\u{30C4}", "/foo/bar/%E3%83%84", true),
        ("/foo/bar/%62%61%7A", "/foo/bar/baz", true),
        ("/path/file-with-a-%2A.html", "/path/file-with-a-*.html", true),
        ("/path/foo-%24", "/path/foo-$", true),
        ("/a b|c", "/a%20b%7Cc", true), ("/a%2Fb", "/a/b", false), ("/it's", "/it%27s", true),
        ("/100%", "/100%25", false), ("/%zz", "/%zz", true), ("/%7e", "/~", true),
    ])
    func `a pattern and a path that RFC 9309 calls the same have one form`(
        pattern: String,
        path: String,
        isSame: Bool
    ) {
        #expect((form(pattern: pattern) == form(path: path)) == isSame)
    }

    @Test func `only stars and a last dollar stay wildcards`() {
        #expect(form(pattern: "/*a$b$") == "/*a%24b$")
        #expect(form(path: "/*a$") == "/%2Aa%24")
    }

    @Test func `a form is its own form`() {
        var random = SplitMix(state: 3)
        for _ in 0..<5000 {
            let text = "/" + random.text(of: "a%2F45*$ ä?'\u{7F}", below: 30)
            #expect(form(path: form(path: text)) == form(path: text))
            #expect(form(pattern: form(pattern: text)) == form(pattern: text))
        }
    }
}
