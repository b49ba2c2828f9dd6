import CrawlModel
import CrawlPoliteness
import CrawlScope
import Linux
import RobotsStandard
import Testing
import URLStandard

@testable import CrawlFrontier

/// When robots.txt files are asked for, and what their answers hold for.
struct FrontierStateRobotsTests {
    private let start = Moment(nanoseconds: 0)

    private func next(
        _ state: inout FrontierState,
        at moment: Moment,
        on address: String? = nil
    ) -> FrontierStep {
        while true {
            let step = state.next(now: moment)
            guard case .locate(let host, _) = step else { return step }
            state.locate(host, at: address)
        }
    }

    private func rules(_ text: String) -> VisitYield {
        .robots(.rules(RobotsRules(parsing: Array(text.utf8), agent: "crawl")))
    }

    private func admit(_ address: String, to state: inout FrontierState) throws {
        let url = try WebURL(parsing: address)
        _ = state.admit([(url, URLKey(of: url))])
    }

    private func state() -> FrontierState {
        let politeness = Politeness(delay: .zero, perHost: 8)
        return FrontierState(FrontierPlan(politeness: politeness), scope: Scope(.any))
    }

    @Test func `G8: rules hold for a day, and are asked for again then`() throws {
        var state = state()
        try admit("http://a.test/1", to: &state)
        guard case .visit(let robots) = next(&state, at: start) else {
            Issue.record("no robots.txt is asked for")
            return
        }
        _ = state.finish(robots, rules("User-agent: *\nDisallow: /2"), now: start)
        guard case .visit(let first) = next(&state, at: start) else {
            Issue.record("the page is not visited")
            return
        }
        _ = state.finish(first, .nothing, now: start)
        try admit("http://a.test/2", to: &state)
        guard case .refused(let changes) = next(&state, at: start + .seconds(23 * 3_600)) else {
            Issue.record("the rules do not hold for 23 hours")
            return
        }
        #expect(changes.count == 1)
        try admit("http://a.test/2?again", to: &state)
        guard case .visit(let again) = next(&state, at: start + .seconds(25 * 3_600)) else {
            Issue.record("nothing is asked for after 25 hours")
            return
        }
        #expect(again.kind == .robots)
        _ = state.finish(again, rules(""), now: start + .seconds(25 * 3_600))
        guard case .visit(let last) = next(&state, at: start + .seconds(25 * 3_600)) else {
            Issue.record("the new rules do not hold")
            return
        }
        #expect(last.url.description == "http://a.test/2?again")
    }

    @Test func `G2: pages wait for a robots.txt that is out of reach for ten minutes`() throws {
        var state = state()
        try admit("http://a.test/1", to: &state)
        guard case .visit(let first) = next(&state, at: start) else {
            Issue.record("no robots.txt is asked for")
            return
        }
        let back = start + .seconds(600)
        _ = state.finish(first, .retry(at: back), now: start)
        guard case .wait(until: back) = next(&state, at: start + .seconds(1)) else {
            Issue.record("nobody waits for the robots.txt")
            return
        }
        guard case .visit(let again) = next(&state, at: back) else {
            Issue.record("the robots.txt is not asked for again")
            return
        }
        #expect(again.kind == .robots && again.attempt == 2)
        _ = state.finish(again, rules(""), now: back)
        guard case .visit(let page) = next(&state, at: back) else {
            Issue.record("the page is lost")
            return
        }
        #expect(page.url.description == "http://a.test/1")
    }

    @Test func `G9: each scheme and port of a host has rules of its own`() throws {
        var state = state()
        let origins = ["http://a.test", "https://a.test", "http://a.test:8080"]
        for origin in origins { try admit(origin + "/x", to: &state) }
        var asked: Set<String> = []
        var visited: Set<String> = []
        while case .visit(let visit) = next(&state, at: start) {
            guard visit.kind == .robots else {
                visited.insert("\(visit.url)")
                _ = state.finish(visit, .nothing, now: start)
                continue
            }
            asked.insert("\(visit.url)")
            let isClosed = visit.url.isSecure
            let text = isClosed ? "User-agent: *\nDisallow: /" : ""
            _ = state.finish(visit, rules(text), now: start)
        }
        #expect(asked == Set(origins.map { $0 + "/robots.txt" }))
        #expect(visited.isSubset(of: ["http://a.test/x", "http://a.test:8080/x"]))
    }

    @Test(arguments: [nil, "192.0.2.1"])
    func `a host's first page follows its robots.txt, before others are asked for theirs`(
        address: String?
    ) throws {
        var state = state()
        for host in ["a", "b", "c"] {
            for page in 1...2 { try admit("http://\(host).test/\(page)", to: &state) }
        }
        var paths: [String] = []
        while case .visit(let visit) = next(&state, at: start, on: address) {
            paths.append("\(visit.url)".replacing("http://", with: ""))
            let yield = visit.kind == .robots ? rules("") : .nothing
            _ = state.finish(visit, yield, now: start)
        }
        let first = ["a", "b", "c"].flatMap { ["\($0).test/robots.txt", "\($0).test/1"] }
        #expect(paths == first + ["a", "b", "c"].map { "\($0).test/2" })
    }
}
