import CrawlModel
import CrawlPoliteness
import CrawlScope
import Linux
import Testing
import URLStandard

@testable import CrawlFrontier

struct FrontierStateBudgetTests {
    private let start = Moment(nanoseconds: 0)

    /// A state with pages of hosts, which share a domain, and eight at a time.
    private func state(
        _ hosts: [String],
        pages: Int = 4,
        _ change: (inout FrontierPlan) -> Void
    ) throws -> FrontierState {
        var politeness = Politeness(delay: .zero, perHost: 8)
        politeness.perAddress = .max
        var plan = FrontierPlan(obeysRobots: false, politeness: politeness)
        change(&plan)
        let domain = { @Sendable (name: String) -> String? in String(name.suffix(6)) }
        var state = FrontierState(plan, scope: Scope(.any, registrableDomain: domain))
        for (number, host) in hosts.enumerated() {
            for page in 0..<pages {
                let url = try WebURL(parsing: "http://\(host)/\(page)")
                _ = state.admit([(url, URLKey(rawValue: Int64(number * pages + page)))])
            }
        }
        return state
    }

    private func visits(_ state: inout FrontierState) -> [Visit] {
        var visits: [Visit] = []
        while case .visit(let visit) = state.next(now: start) { visits.append(visit) }
        return visits
    }

    private func refusals(_ state: inout FrontierState) -> [String?] {
        guard case .refused(let changes) = state.next(now: start) else { return [] }
        return changes.map { change in
            guard case .refused(_, .budget, let rule) = change else { return nil }
            return rule
        }
    }

    @Test func `what is on its way is reserved, and what fails makes room`() throws {
        var state = try state(["a.test"]) { $0.budgets.pagesPerHost = 2 }
        let first = visits(&state)
        #expect(first.count == 2)
        _ = state.finish(first[0], .nothing, now: start)
        let third = visits(&state)
        #expect(third.count == 1)
        _ = state.finish(first[1], .page(LinkList()), now: start)
        #expect(visits(&state).isEmpty)
        _ = state.finish(third[0], .page(LinkList()), now: start)
        #expect(refusals(&state) == ["max-pages-per-host 2"])
        guard case .finished(.exhausted) = state.next(now: start) else {
            return #expect(Bool(false), "the crawl is not over")
        }
    }

    @Test func `H5: hosts of one domain share its budget`() throws {
        let hosts = ["a.x.test", "b.x.test", "c.x.test"]
        var state = try state(hosts) { $0.budgets.pagesPerDomain = 5 }
        let first = visits(&state)
        #expect(first.count == 5)
        for visit in first.dropFirst() { _ = state.finish(visit, .page(LinkList()), now: start) }
        #expect(visits(&state).isEmpty)
        _ = state.finish(first[0], .nothing, now: start)
        let last = visits(&state)
        #expect(last.count == 1)
        _ = state.finish(last[0], .page(LinkList()), now: start)
        var rules: [String?] = []
        for _ in hosts { rules += refusals(&state) }
        #expect(rules == Array(repeating: "max-pages-per-site 5", count: 6))
    }

    @Test func `H5: of a domain with no end of hosts only some are asked, or looked up`() throws {
        let hosts = (0..<100_000).map { "h\($0).x.test" }
        var state = try state(hosts, pages: 1) { $0.budgets.hostsPerDomain = 100 }
        var (asked, located, refused) = (0, 0, 0)
        loop: while true {
            switch state.next(now: start) {
            case .visit(let visit):
                asked += 1
                _ = state.finish(visit, .page(LinkList()), now: start)
            case .locate(let host, _):
                located += 1
                state.locate(host, at: "10.0.0.1")
            case .refused(let changes): refused += changes.count
            case .finished: break loop
            default: return #expect(Bool(false), "the crawl waits")
            }
        }
        #expect(asked == 100 && refused == 99_900)
        #expect(located <= 101)
    }

    @Test func `bytes are reserved as far as can be known`() throws {
        var state = try state(["a.test"], pages: 8) { $0.maximumBytes = 40_000 }
        let first = visits(&state)
        // Nobody knows better at first than 16 KiB for each.
        #expect(first.count == 3)
        var facts = VisitFacts()
        facts.bytes = 1_000
        for visit in first { _ = state.finish(visit, .page(LinkList()), facts, now: start) }
        #expect(visits(&state).count == 4)
    }

    @Test func `a crawl that has received enough is over`() throws {
        var state = try state(["a.test"], pages: 8) { $0.maximumBytes = 40_000 }
        var facts = VisitFacts()
        facts.bytes = 20_000
        for visit in visits(&state) {
            _ = state.finish(visit, .page(LinkList()), facts, now: start)
        }
        guard case .finished(.limitReached) = state.next(now: start) else {
            return #expect(Bool(false), "the crawl goes on")
        }
    }
}
