import Testing
import URLStandard

@testable import CrawlScope

struct RuleBookTests {
    private func book(_ change: (inout ReachRule) -> Void = { _ in }) -> RuleBook {
        var near = ReachRule(Scope(.host))
        (near.maximumDepth, near.extraHops) = (1, 1)
        var far = ReachRule(Scope(.host, includes: ["*/docs/*"]), name: "depth=9 include=*/docs/*")
        far.maximumDepth = 9
        change(&far)
        return RuleBook([near, far])
    }

    @Test func `one rule without anything beyond is plain`() {
        var rule = ReachRule(Scope(.host))
        #expect(RuleBook([rule]).isPlain)
        rule.extraHops = 1
        #expect(!RuleBook([rule]).isPlain)
        #expect(!book().isPlain)
    }

    @Test(arguments: [
        ("http://a.test/", [Reach(rule: 0, depth: 1)], RuleBook.Judgement.allowed),
        ("http://a.test/", [Reach(rule: 0, depth: 2)], .tooDeep(rule: "")),
        ("http://a.test/", [Reach(rule: 0, depth: 1, hops: 1)], .allowed),
        ("http://a.test/", [Reach(rule: 0, depth: 1, hops: 2)], .refused(.outOfScope, rule: "")),
        (
            "http://a.test/", [Reach(rule: 1, depth: 3)],
            .refused(.notIncluded, rule: "depth=9 include=*/docs/*")
        ),
        ("http://a.test/", [Reach(rule: 1, depth: 0)], .allowed),
        ("http://a.test/", [Reach(rule: 1, depth: 3, hops: Reach.exempt)], .allowed),
        ("http://a.test/docs/", [Reach(rule: 0, depth: 3), Reach(rule: 1, depth: 3)], .allowed),
        (
            "http://a.test/", [Reach(rule: 0, depth: 3), Reach(rule: 1, depth: 3)],
            .tooDeep(rule: "")
        ),
        ("http://a.test/", [], .refused(.outOfScope, rule: "")),
    ])
    func `one rule that allows a URL is enough`(
        address: String,
        reaches: [Reach],
        judgement: RuleBook.Judgement
    ) throws {
        let url = try WebURL(parsing: address)
        #expect(book().judgement(of: url, by: reaches) == judgement)
    }

    @Test func `what is written is read again, but for rules that are gone`() {
        let reaches = [Reach(rule: 0, depth: 3, hops: -1), Reach(rule: 1, depth: 0)]
        let text = book().text(of: reaches)
        #expect(text == "3 -1 \n0 0 depth=9 include=*/docs/*")
        #expect(book().reaches(in: text) == reaches)
        let other = RuleBook([ReachRule(Scope(.any))])
        #expect(other.reaches(in: text) == [reaches[0]])
        #expect(other.reaches(in: "nonsense\n1\n1 x y\n").isEmpty)
    }

    @Test func `a root widens the scope of its rule alone`() throws {
        var book = book()
        let url = try WebURL(parsing: "http://a.test/")
        let isWider = book.widen(1, by: url)
        #expect(isWider)
        #expect(!book.all[0].scope.contains(url) && book.all[1].scope.contains(url))
    }
}
