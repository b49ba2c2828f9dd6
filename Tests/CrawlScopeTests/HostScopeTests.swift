import DomainNames
import Testing
import URLStandard

@testable import CrawlScope

struct HostScopeTests {
    private func scope(_ change: (inout HostScope) throws -> Void) throws -> Scope {
        var own = HostScope()
        try change(&own)
        var exceptions = DomainTable<HostScope>()
        exceptions.add(own, for: "b.test")
        var scope = Scope(
            .any,
            includes: [try URLPattern(parsing: "*/all/*")],
            excludes: [try URLPattern(parsing: "*.pdf")]
        )
        scope.except(exceptions)
        return scope
    }

    private func refusal(_ address: String, _ scope: Scope) throws -> ScopeRefusal? {
        scope.refusal(of: try WebURL(parsing: address), isRoot: false)
    }

    @Test func `a host's own includes stand in the place of those of all`() throws {
        let scope = try scope { $0.includes = [try URLPattern(parsing: "*/own/*")] }
        #expect(try refusal("http://a.test/all/1", scope) == nil)
        #expect(try refusal("http://a.test/own/1", scope) == .notIncluded)
        #expect(try refusal("http://b.test/all/1", scope) == .notIncluded)
        #expect(try refusal("http://b.test/own/1", scope) == nil)
        #expect(try refusal("http://b.test/own/1.pdf", scope) == .excluded(by: "*.pdf"))
    }

    @Test func `a host's own excludes stand beside those of all`() throws {
        let scope = try scope { $0.excludes = [try URLPattern(parsing: "*.zip")] }
        #expect(try refusal("http://a.test/all/1.zip", scope) == nil)
        #expect(try refusal("http://b.test/all/1.zip", scope) == .excluded(by: "*.zip"))
        #expect(try refusal("http://b.test/all/1.pdf", scope) == .excluded(by: "*.pdf"))
        let root = try WebURL(parsing: "http://b.test/1.zip")
        #expect(scope.refusal(of: root, isRoot: true) == .excluded(by: "*.zip"))
    }

    @Test(arguments: [(0, 1), (5, 2), (Int.max, 9)])
    func `a host's own depth holds whatever the rule's is`(depth: Int, reached: Int) throws {
        var rule = ReachRule(try scope { $0.maximumDepth = depth })
        rule.maximumDepth = 2
        let book = RuleBook([rule])
        #expect(!book.isPlain)
        let (a, b) = (
            try WebURL(parsing: "http://a.test/all/"), try WebURL(parsing: "http://b.test/all/")
        )
        let reach = Reach(rule: 0, depth: reached)
        #expect(book.allows(a, by: reach) == (reached <= 2))
        #expect(book.allows(b, by: reach) == (reached <= depth))
        let judgement: RuleBook.Judgement = reached <= depth ? .allowed : .tooDeep(rule: "")
        #expect(book.judgement(of: b, by: [reach]) == judgement)
    }

    @Test func `patterns of hosts alone leave a crawl plain`() throws {
        #expect(RuleBook([ReachRule(try scope { $0.excludes = [] })]).isPlain)
    }

    @Test func `equal words say equal patterns, also of hosts`() throws {
        let words = { (change: (inout HostScope) throws -> Void) throws in
            RuleBook([ReachRule(try self.scope(change))]).words
        }
        let pattern = try URLPattern(parsing: "*.zip")
        let all = [
            try words { _ in },
            try words { $0.includes = [] },
            try words { $0.includes = [pattern] },
            try words { $0.excludes = [pattern] },
        ]
        #expect(Set(all).count == all.count)
        #expect(try all[3] == words { ($0.excludes, $0.maximumDepth) = ([pattern], 7) })
    }
}
