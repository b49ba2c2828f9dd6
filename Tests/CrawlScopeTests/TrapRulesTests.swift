import Testing
import URLStandard

@testable import CrawlScope

struct TrapRulesTests {
    private func rule(_ target: String) throws -> String? {
        TrapRules.broken(by: try WebURL(parsing: "http://a.test" + target))
    }

    @Test(arguments: [
        "/", "/a/a", "/a/a/", "/a/b/a/b", "/a/b/a/b/a", "/a/aa/aaa", "//", "////", "/x/y/x/z/x",
        "/2026/11/11/28", "/a?b=/c/c/c/c", "/a/b/c/d/e/f/g/h/i/j",
    ])
    func `H2: usual paths are no traps`(target: String) throws {
        #expect(try rule(target) == nil)
    }

    @Test(arguments: [
        "/a/a/a", "/a/a/a/", "/x/a/a/a/y", "/a/b/a/b/a/b", "/x/a/b/a/b/a/b/", "/a/b/c/a/b/c/a/b/c",
        "/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a",
    ])
    func `H2: a row of segments that comes thrice in a row is a trap`(target: String) throws {
        #expect(try rule(target) == "repeated segments")
    }

    @Test func `H2: twenty segments are a path, more are a trap`() throws {
        let path = (1...20).map { "/\($0)" }.joined()
        #expect(try rule(path) == nil && rule(path + "/") == nil)
        for end in ["/x", "/x/", "/x/y/z"] {
            #expect(try rule(path + end) == "more than 20 segments")
        }
    }

    @Test func `H1: thirty-two parameters are a query, more are a trap`() throws {
        let query = (1...32).map { "p\($0)=1" }.joined(separator: "&")
        #expect(try rule("/?" + query) == nil)
        #expect(try rule("/?" + query + "&q=1") == "more than 32 parameters")
    }

    @Test func `a root may look like a trap, and nobody has to avoid them`() throws {
        let url = try WebURL(parsing: "http://a.test/a/a/a")
        #expect(Scope(.any).refusal(of: url, isRoot: false) == .trap("repeated segments"))
        #expect(Scope(.any).refusal(of: url, isRoot: true) == nil)
        #expect(Scope(.any, avoidsTraps: false).refusal(of: url, isRoot: false) == nil)
    }
}
