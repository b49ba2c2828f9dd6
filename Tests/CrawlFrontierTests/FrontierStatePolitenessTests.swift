import CrawlPoliteness
import CrawlScope
import CrawlModel
import Linux
import RobotsStandard
import Testing
import URLStandard

@testable import CrawlFrontier

struct FrontierStatePolitenessTests {
    private let start = Moment(nanoseconds: 0)

    /// A state with two pages of one host.
    private func state(_ plan: FrontierPlan, host: String) throws -> FrontierState {
        var state = FrontierState(plan, scope: Scope(.any))
        let seeds = try (1...2).map {
            (try WebURL(parsing: "http://\(host)/\($0)"), URLKey(rawValue: Int64($0)))
        }
        _ = state.admit(seeds)
        return state
    }

    private func visit(_ state: inout FrontierState, at moment: Moment) -> Visit? {
        while true {
            switch state.next(now: moment) {
            case .visit(let visit): return visit
            case .locate(let host, _): state.locate(host, at: nil)
            default: return nil
            }
        }
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("127.255.0.9:8080", true), ("[::1]:80", true), ("localhost", true),
        ("a.localhost", true), ("localhost.test", false), ("128.0.0.1", false),
        ("127.0.0.1.test", false),
    ])
    func `only loopback is asked without rest by default`(host: String, isFree: Bool) throws {
        var state = try state(FrontierPlan(obeysRobots: false), host: host)
        #expect(visit(&state, at: start) != nil)
        #expect((visit(&state, at: start) != nil) == isFree)
    }

    @Test func `what the user sets holds for loopback too`() throws {
        let politeness = Politeness(delay: .seconds(2), perHost: 1)
        let plan = FrontierPlan(obeysRobots: false, politeness: politeness)
        var state = try state(plan, host: "127.0.0.1")
        let first = try #require(visit(&state, at: start))
        #expect(visit(&state, at: start + .seconds(9)) == nil)
        _ = state.finish(first, .nothing, now: start + .seconds(9))
        #expect(visit(&state, at: start + .milliseconds(10_999)) == nil)
        #expect(visit(&state, at: start + .seconds(11)) != nil)
    }

    @Test(arguments: [("0.5", 1_000), ("7", 7_000), ("1e9", 60_000)])
    func `a crawl delay lengthens the rest, up to a minute`(asked: String, wait: Int) throws {
        var state = try state(FrontierPlan(), host: "a.test")
        let robots = try #require(visit(&state, at: start))
        #expect(robots.kind == .robots && robots.url.description == "http://a.test/robots.txt")
        #expect(visit(&state, at: start + .seconds(99)) == nil)
        let file = Array("User-agent: *\nCrawl-delay: \(asked)\nDisallow: /1\n".utf8)
        let rules = RobotsRules(parsing: file, agent: "crawl")
        _ = state.finish(robots, .robots(.rules(rules)), now: start)
        let moment = start + .milliseconds(wait)
        #expect(visit(&state, at: moment + .nanoseconds(-1)) == nil)
        guard rules.crawlDelay != nil, case .refused(let changes) = state.next(now: moment) else {
            return #expect(rules.crawlDelay == nil)
        }
        #expect(changes.count == 1)
        guard case .refused(_, .robotsDenied, let rule) = changes[0] else { return }
        #expect(rule == "Disallow: /1 (line 3)")
        #expect(visit(&state, at: moment)?.url.description == "http://a.test/2")
    }

    @Test func `a host that asks for a pause does not hold up another`() throws {
        var state = try state(FrontierPlan(obeysRobots: false), host: "a.test")
        let other = try WebURL(parsing: "http://b.test/")
        _ = state.admit([(other, URLKey(rawValue: 9))])
        state.pause(HostID(rawValue: 1), until: start + .seconds(60))
        #expect(visit(&state, at: start)?.url.description == "http://b.test/")
        guard case .wait(let moment) = state.next(now: start) else {
            return #expect(Bool(false), "a paused host is asked")
        }
        #expect(moment == start + .seconds(60))
    }

    @Test func `a robots file is asked for again after a day`() throws {
        var state = try state(FrontierPlan(), host: "a.test")
        let robots = try #require(visit(&state, at: start))
        _ = state.finish(robots, .robots(.rules(.allowAll)), now: start)
        let page = try #require(visit(&state, at: start + .seconds(1)))
        #expect(page.kind == .page)
        _ = state.finish(page, .nothing, now: start + .seconds(1))
        let later = visit(&state, at: start + .seconds(24 * 60 * 60))
        #expect(later?.kind == .robots)
    }
}
