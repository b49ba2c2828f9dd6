import CrawlScope
import Testing
import URLStandard

struct ScopeTests {
    private func scope(_ kind: Scope.Kind, around root: String) throws -> Scope {
        var scope = Scope(kind) { $0.split(separator: ".").suffix(2).joined(separator: ".") }
        _ = scope.widen(by: try WebURL(parsing: root))
        return scope
    }

    private func isInside(_ scope: Scope, _ url: String) throws -> Bool {
        scope.refusal(of: try WebURL(parsing: url), isRoot: false) == nil
    }

    @Test(arguments: [
        (Scope.Kind.page, [false, false, false, false, false]),
        (.prefix, [true, false, false, false, false]),
        (.host, [true, true, false, false, false]),
        (.domain, [true, true, true, true, false]),
        (.any, [true, true, true, true, true]),
    ])
    func `each kind reaches as far as its name says`(kind: Scope.Kind, reach: [Bool]) throws {
        let scope = try scope(kind, around: "http://www.a.test/docs/index.html?q=/x/y")
        let urls = [
            "https://www.a.test/docs/2", "http://www.a.test/", "http://www.a.test:81/docs/",
            "http://b.a.test/docs/", "http://c.test/",
        ]
        #expect(try urls.map { try isInside(scope, $0) } == reach)
    }

    @Test func `an exclude wins over everything, an include does not bind roots`() throws {
        let scope = Scope(.any, includes: ["*/docs/*"], excludes: ["*.zip"])
        let (docs, other) = try (
            WebURL(parsing: "http://a.test/docs/x"), WebURL(parsing: "http://a.test/x")
        )
        let archive = try WebURL(parsing: "http://a.test/docs/x.zip")
        #expect(scope.refusal(of: docs, isRoot: false) == nil)
        #expect(scope.refusal(of: other, isRoot: false) == .notIncluded)
        #expect(scope.refusal(of: other, isRoot: true) == nil)
        #expect(scope.refusal(of: archive, isRoot: true) == .excluded(by: "*.zip"))
    }

    @Test func `H10: a URL beyond 4,096 bytes is too long, even for a root`() throws {
        let scope = Scope(.any)
        let start = "http://a.test/"
        let longest = start + String(repeating: "a", count: Scope.maximumLength - start.count)
        #expect(scope.refusal(of: try WebURL(parsing: longest), isRoot: true) == nil)
        for more in [1, 1 << 20] {
            let text = longest + String(repeating: "a", count: more)
            #expect(scope.refusal(of: try WebURL(parsing: text), isRoot: true) == .urlTooLong)
        }
    }
}
