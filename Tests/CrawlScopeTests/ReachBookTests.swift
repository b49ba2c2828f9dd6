import CrawlScope
import Testing
import URLStandard

struct ReachBookTests {
    private func url(_ text: String) throws -> WebURL { try WebURL(parsing: text) }

    /// A book of two rules, of which the second excludes and reaches one link beyond its host.
    private func ruled() throws -> ReachBook {
        var near = ReachRule(Scope(.host, excludes: ["*/private/*"]), name: "near")
        (near.extraHops, near.maximumDepth) = (1, 2)
        var book = ReachBook(RuleBook([ReachRule(Scope(.host)), near]))
        _ = book.rules.widen(1, by: try url("http://a.test/"))
        return book
    }

    @Test func `of a plain rule nothing is noted`() throws {
        let book = ReachBook(RuleBook([ReachRule(Scope(.any))]))
        #expect(book.isPlain && book.noted([Reach(rule: 0, depth: 0)]).isEmpty)
        #expect(book.allowed(1, at: try url("http://a.test/")).isEmpty)
        #expect(book.rootRules([]) == [0])
    }

    @Test func `a way is news while it is shorter, or nearer to the scope`() throws {
        var book = try ruled()
        let (far, way) = (try url("http://b.test/"), Reach(rule: 1, depth: 2, hops: 2))
        #expect(book.isNews([way], of: 7, isSitemap: false))
        let isNoted = book.note([way], of: 7, at: far, isSitemap: false)
        #expect(isNoted && book[7] == [way])
        #expect(!book.isNews([way], of: 7, isSitemap: false))
        #expect(book.isNews([Reach(rule: 1, depth: 1, hops: 2)], of: 7, isSitemap: false))
        let isNotedAgain = book.note([way], of: 7, at: far, isSitemap: true)
        #expect(isNotedAgain && book[7] == [Reach(rule: 1, depth: 2, hops: Reach.exempt)])
    }

    @Test func `what is in scope by now has no links beyond it`() throws {
        var book = try ruled()
        let (own, way) = (try url("http://a.test/x"), Reach(rule: 1, depth: 2, hops: 2))
        let isNoted = book.note([way], of: 7, at: own, isSitemap: false)
        #expect(isNoted && book[7] == [Reach(rule: 1, depth: 2, hops: 0)])
    }

    @Test func `links are followed for the rules that allow their page`() throws {
        var book = try ruled()
        let ways = [Reach(rule: 0, depth: 1, hops: 1), Reach(rule: 1, depth: 1, hops: 1)]
        _ = book.note(ways, of: 7, at: try url("http://b.test/"), isSitemap: false)
        #expect(book.allowed(7, at: try url("http://b.test/")) == [ways[1]])
        #expect(book.allowed(7, at: try url("http://b.test/private/")).isEmpty)
        #expect(book.judgement(of: try url("http://b.test/"), 7) == .allowed)
    }

    @Test func `an excluded root is a root of its rule, but opens nothing`() throws {
        let book = try ruled()
        let reaches = [Reach(rule: 0, depth: 1), Reach(rule: 1, depth: 0)]
        #expect(book.rootRules(reaches) == [1])
        #expect(book.openRootRules(reaches, at: try url("http://a.test/")) == [1])
        #expect(book.openRootRules(reaches, at: try url("http://a.test/private/")).isEmpty)
    }
}
