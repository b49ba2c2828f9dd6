import CrawlPoliteness
import CrawlScope
import CrawlFrontier
import CrawlModel
import Linux
import Testing
import URLStandard

/// What is journalled when a known URL is reached again, case by case.
struct FrontierStateChangeTests {
    private let now = Moment(nanoseconds: 0)
    private let polite = Politeness(delay: .zero, perHost: 9)

    private func place(_ number: Int) throws -> (url: WebURL, key: URLKey) {
        (try WebURL(parsing: "http://a.test/\(number)"), URLKey(rawValue: Int64(number)))
    }

    private func links(_ numbers: [Int]) throws -> LinkList {
        var links = LinkList()
        for number in numbers {
            let (url, key) = try place(number)
            links.append(url, key: key, source: .a)
        }
        return links
    }

    private func visit(_ state: inout FrontierState) -> Visit? {
        while true {
            switch state.next(now: now) {
            case .visit(let visit): return visit
            case .locate(let host, _): state.locate(host, at: nil)
            default: return nil
            }
        }
    }

    @Test func `fewer redirects to a waiting URL are written into its row`() throws {
        let plan = FrontierPlan(obeysRobots: false, politeness: polite)
        var state = FrontierState(plan, scope: Scope(.any))
        _ = state.admit([try place(1), try place(2)])
        let (first, second) = (try #require(visit(&state)), try #require(visit(&state)))
        let target = try place(3)
        let found = state.finish(first, .redirect(to: target.url, key: target.key), now: now)
        guard case .discovered(let row, .redirect) = try #require(found.last) else {
            return #expect(Bool(false), "the target is not discovered")
        }
        #expect(row.redirects == 1 && row.depth == 0)
        var better = row
        better.redirects = 0
        let changes = state.finish(second, .page(try links([3])), now: now)
        #expect(
            changes == [
                .refused(better, reason: .redirectLimit, rule: nil), .reopened(better),
            ]
        )
    }

    @Test func `redirects are counted of what is not included, too, until it is a root`() throws {
        var plan = FrontierPlan(maximumRedirects: 0, obeysRobots: false, politeness: polite)
        plan.order = .depth
        var state = FrontierState(plan, scope: Scope(.any, includes: ["*/1", "*/2", "*/3"]))
        _ = state.admit([try place(1), try place(2)])
        let (first, second) = (try #require(visit(&state)), try #require(visit(&state)))
        _ = state.finish(first, .page(try links([3])), now: now)
        let third = try #require(visit(&state))
        let target = try place(4)
        let refused = state.finish(third, .redirect(to: target.url, key: target.key), now: now)
        guard case .skipped(_, .redirect, .notIncluded, _) = try #require(refused.last) else {
            return #expect(Bool(false), "the target is included")
        }
        let cut = state.finish(second, .redirect(to: target.url, key: target.key), now: now)
        guard case .refused(let root, .redirectLimit, _) = try #require(cut.last) else {
            return #expect(Bool(false), "the target is visited")
        }
        #expect(root.depth == 0 && root.redirects == 1 && visit(&state) == nil)
    }

    @Test(arguments: [SkipReason.notFollowed, .nofollow, .tooOld])
    func `what an earlier run did not follow is visited once a link is followed`(
        reason: SkipReason
    ) throws {
        let plan = FrontierPlan(obeysRobots: false, politeness: polite)
        var state = FrontierState(plan, scope: Scope(.any))
        state.restore(hosts: ["a.test"])
        let (id, key) = (URLID(rawValue: 1), try place(1).key)
        state.restore(urls: [.init(id: id, key: key, depth: 1, state: .skipped(reason))])
        _ = state.admit([try place(2)])
        let seed = try #require(visit(&state))
        _ = state.finish(seed, .page(try links([1])), now: now)
        #expect(visit(&state)?.id == id)
    }

    @Test func `a stored page that comes nearer asks for its links, not for itself`() throws {
        let plan = FrontierPlan(maximumDepth: 2, obeysRobots: false, politeness: polite)
        var state = FrontierState(plan, scope: Scope(.any))
        _ = state.admit([try place(1), try place(2)])
        let (slow, quick) = (try #require(visit(&state)), try #require(visit(&state)))
        _ = state.finish(quick, .page(try links([3])), now: now)
        let middle = try #require(visit(&state))
        _ = state.finish(middle, .page(try links([4])), now: now)
        let deep = try #require(visit(&state))
        let cut = state.finish(deep, .page(try links([5])), now: now)
        guard case .skipped(_, .link, .tooDeep, _) = try #require(cut.last) else {
            return #expect(Bool(false), "the last page is not too deep")
        }
        let changes = state.finish(slow, .page(try links([4])), now: now)
        #expect(changes.first == .nearer(deep.id, depth: 1))
        let relink = try #require(visit(&state))
        #expect(relink.kind == .relink && relink.key == deep.key && relink.depth == 1)
        #expect(changes.last == .reopened(relink))
        let reopened = state.finish(relink, .page(try links([5])), now: now)
        let last = try #require(visit(&state))
        #expect(
            reopened == [
                .nearer(last.id, depth: 2), .reopened(last), .respelled(last.id, last.url),
            ]
        )
    }
}
