import CrawlModel
import CrawlPoliteness
import CrawlScope
import Linux
import Testing
import URLStandard

@testable import CrawlFrontier

struct FrontierStateLocatingTests {
    private let start = Moment(nanoseconds: 0)

    /// A state with two pages on each of some hosts.
    private func state(
        _ hosts: [String],
        _ change: (inout Politeness) -> Void = { _ in }
    ) throws -> FrontierState {
        var politeness = Politeness(delay: .zero, perHost: 1)
        politeness.addressDelay = .milliseconds(200)
        change(&politeness)
        let plan = FrontierPlan(obeysRobots: false, politeness: politeness)
        var state = FrontierState(plan, scope: Scope(.any))
        for (number, host) in hosts.enumerated() {
            for page in 0...1 {
                let key = URLKey(rawValue: Int64(number * 2 + page))
                _ = state.admit([(try WebURL(parsing: "http://\(host)/\(page)"), key)])
            }
        }
        return state
    }

    /// Answers every search with one address, and gives the first step that is none.
    private func step(_ state: inout FrontierState, at moment: Moment) -> FrontierStep {
        while true {
            let step = state.next(now: moment)
            guard case .locate(let host, _) = step else { return step }
            state.locate(host, at: "192.0.2.1")
        }
    }

    private func visit(_ state: inout FrontierState, at moment: Moment) -> Visit? {
        guard case .visit(let visit) = step(&state, at: moment) else { return nil }
        return visit
    }

    @Test func `a host is looked for before it is asked, once`() throws {
        var state = try state(["a.test"])
        guard case .locate(let host, let url) = state.next(now: start) else {
            return #expect(Bool(false), "nobody looks for the host")
        }
        #expect(url.hostname == "a.test")
        guard case .wait(nil) = state.next(now: start) else {
            return #expect(Bool(false), "it is looked for twice, or asked")
        }
        state.locate(host, at: nil)
        #expect(visit(&state, at: start)?.host == host)
    }

    @Test func `hosts at one address take turns with its rest in between`() throws {
        var state = try state(["a.test", "b.test", "192.0.2.1"])
        var asked: [(moment: Duration, host: HostID)] = []
        var moment = start
        while asked.count < 6 {
            switch step(&state, at: moment) {
            case .visit(let visit):
                asked.append((moment - start, visit.host))
                _ = state.finish(visit, .nothing, now: moment)
            case .wait(let next): moment = try #require(next)
            default: return #expect(Bool(false), "something else is to be done")
            }
        }
        #expect(asked.map(\.moment) == (0..<6).map { .milliseconds(200 * $0) })
        #expect(Set(asked.prefix(3).map(\.host)).count == 3)
    }

    @Test func `an address has so many requests under way as it may`() throws {
        var state = try state(["a.test", "b.test", "c.test"]) {
            $0.perAddress = 2
            $0.addressDelay = .zero
        }
        let first = try #require(visit(&state, at: start))
        #expect(visit(&state, at: start) != nil)
        #expect(visit(&state, at: start) == nil)
        _ = state.finish(first, .nothing, now: start)
        #expect(visit(&state, at: start) != nil)
        #expect(visit(&state, at: start) == nil)
    }

    @Test func `a host that answers from elsewhere belongs there`() throws {
        var state = try state(["a.test", "b.test"])
        let first = try #require(visit(&state, at: start))
        _ = state.finish(first, .nothing, VisitFacts(address: "192.0.2.9"), now: start)
        #expect(visit(&state, at: start + .milliseconds(199)) == nil)
        let second = try #require(visit(&state, at: start + .milliseconds(200)))
        let third = try #require(visit(&state, at: start + .milliseconds(200)))
        #expect(Set([second.host, third.host]).count == 2)
    }

    @Test func `a rate holds over all hosts`() throws {
        var state = try state(["a.test", "b.test"]) {
            $0.addressDelay = .zero
            $0.rate = 10
        }
        #expect(visit(&state, at: start) != nil)
        guard case .wait(let moment) = step(&state, at: start) else {
            return #expect(Bool(false), "the rate does not hold")
        }
        #expect(moment == start + .milliseconds(100))
        #expect(visit(&state, at: start + .milliseconds(100)) != nil)
    }

    @Test func `a host that is out of reach again and again is given up`() throws {
        var state = try state(["a.test"]) { $0.patience = 2 }
        let lost = VisitFacts(reach: .unreached)
        let first = try #require(visit(&state, at: start))
        _ = state.finish(first, .retry(at: start), lost, now: start)
        var changes: [FrontierChange] = []
        for moment in [start, start + .seconds(1), start + .seconds(2)] {
            switch step(&state, at: moment) {
            case .visit(let visit): _ = state.finish(visit, .nothing, lost, now: moment)
            case .refused(let refused): changes += refused
            default: break
            }
        }
        guard case .refused(_, .hostDead, let rule) = try #require(changes.first) else {
            return #expect(Bool(false), "\(changes)")
        }
        #expect(changes.count == 1 && rule == "2 tries in a row")
    }

    @Test func `an answer takes a host back from the edge`() throws {
        var state = try state(["a.test"]) {
            $0.patience = 2
            $0.addressDelay = .zero
        }
        for reach in [VisitFacts.Reach.unreached, .answered, .unreached, .unsaid] {
            let visit = try #require(visit(&state, at: start + .seconds(9)))
            _ = state.finish(visit, .retry(at: start), .init(reach: reach), now: start)
        }
        #expect(visit(&state, at: start + .seconds(9)) != nil)
    }

    @Test func `how often in a row a host was missed is told where it changes`() throws {
        var state = try state(["a.test"]) { $0.addressDelay = .zero }
        var told: [Int] = []
        for reach in [VisitFacts.Reach.answered, .unreached, .unreached, .unsaid, .answered] {
            let visit = try #require(visit(&state, at: start + .seconds(9)))
            let end = VisitYield.retry(at: start)
            for change in state.finish(visit, end, .init(reach: reach), now: start) {
                if case .missed(_, let times) = change { told.append(times) }
            }
        }
        #expect(told == [1, 2, 0])
    }

    @Test func `a host that was given up in an earlier run has one more try`() throws {
        var state = try state(["a.test"]) { $0.patience = 3 }
        state.restore(HostID(rawValue: 1), misses: 3)
        let visit = try #require(visit(&state, at: start))
        _ = state.finish(visit, .retry(at: start), .init(reach: .unreached), now: start)
        guard case .refused(let changes) = step(&state, at: start + .seconds(9)),
            case .refused(_, .hostDead, _) = changes.first
        else { return #expect(Bool(false), "it is not given up") }
    }
}
