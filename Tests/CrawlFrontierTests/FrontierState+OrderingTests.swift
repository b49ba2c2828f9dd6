import CrawlModel
import CrawlPoliteness
import CrawlScope
import CrawlTestSupport
import CrawlWaiting
import Linux
import Testing
import URLStandard

@testable import CrawlFrontier

struct FrontierStateOrderingTests {
    private let now = Moment(nanoseconds: 0)

    /// A state with so many pages on one host; memory holds as many as is said.
    private func state(_ count: Int, memory: Int = 100) throws -> FrontierState {
        let plan = FrontierPlan(
            capacity: .init(visits: memory),
            obeysRobots: false,
            politeness: Politeness(delay: .zero, perHost: 9)
        )
        var state = FrontierState(plan, scope: Scope(.any))
        for number in 1...count { _ = state.admit([try place(number)]) }
        return state
    }

    private func place(_ number: Int) throws -> (url: WebURL, key: URLKey) {
        (try WebURL(parsing: "http://127.0.0.1/\(number)"), URLKey(rawValue: Int64(number)))
    }

    private func row(_ number: Int) throws -> Visit {
        let (url, key) = try place(number)
        let id = URLID(rawValue: UInt32(number))
        return Visit(id: id, key: key, url: url, host: HostID(rawValue: 1), depth: 0)
    }

    /// What is journalled where a row comes back.
    private func reopening(_ number: Int) throws -> [FrontierChange] {
        let row = try row(number)
        return [.reopened(row), .respelled(row.id, row.url)]
    }

    private func visit(_ state: inout FrontierState) -> UInt32? {
        guard case .visit(let visit) = state.next(now: now) else { return nil }
        return visit.id.rawValue
    }

    private func ending(_ state: inout FrontierState) -> FrontierEnding? {
        guard case .finished(let ending) = state.next(now: now) else { return nil }
        return ending
    }

    @Test func `what is held is not visited before it is released`() throws {
        var state = try state(3)
        let held = state.setAside([try row(1), try row(3)], as: .held, rule: "r")
        #expect(
            held == [
                .refused(try row(1), reason: .held, rule: "r"),
                .refused(try row(3), reason: .held, rule: "r"),
            ]
        )
        #expect(state.heldCount == 2)
        #expect(visit(&state) == 2)
        _ = state.finish(try row(2), .nothing, now: now)
        #expect(ending(&state) == .exhausted)
        #expect(state.release([try row(1), try row(2)]) == (try reopening(1)))
        #expect(visit(&state) == 1 && state.heldCount == 1)
    }

    @Test func `who holds twice holds once, and what is under way goes on`() throws {
        var state = try state(2)
        #expect(visit(&state) == 1)
        #expect(state.setAside([try row(1)], as: .held, rule: "r").isEmpty)
        #expect(state.setAside([try row(2)], as: .held, rule: "r").count == 1)
        #expect(state.setAside([try row(2)], as: .held, rule: "r").isEmpty)
        _ = state.finish(try row(1), .nothing, now: now)
        #expect(ending(&state) == .exhausted)
        #expect(state.setAside([try row(1)], as: .held, rule: "r").isEmpty)
    }

    @Test func `neither a link nor a seed brings back what is put aside`() throws {
        var state = try state(3)
        _ = state.setAside([try row(2)], as: .held, rule: "r")
        _ = state.setAside([try row(3)], as: .dropped, rule: "r")
        #expect(state.admit([try place(2), try place(3)]).isEmpty)
        #expect(state.heldCount == 1)
        let dropped = state.setAside([try row(2)], as: .dropped, rule: "r")
        #expect(dropped == [.refused(try row(2), reason: .dropped, rule: "r")])
        #expect(state.heldCount == 0)
        #expect(visit(&state) == 1 && visit(&state) == nil)
    }

    @Test func `who adds a URL gets it, even if it was dropped`() throws {
        var state = try state(1)
        _ = state.setAside([try row(1)], as: .dropped, rule: "r")
        let (known, new) = (try place(1), try place(2))
        #expect(state.add(known.url, key: known.key, depth: 0) == (try reopening(1)))
        #expect(
            state.add(new.url, key: new.key, depth: 0) == [.discovered(try row(2), via: .seed)]
        )
        var deep = try row(3)
        (deep.depth, deep.priority) = (2, 2)
        let third = try place(3)
        #expect(
            state.add(third.url, key: third.key, depth: 2) == [.discovered(deep, via: .added)]
        )
    }

    @Test(arguments: [100, 2])
    func `what is put first is the next of its host`(memory: Int) throws {
        var state = try state(4, memory: memory)
        let boosted = state.boost([try row(4)])
        #expect(
            boosted == [
                .moved(
                    URLID(rawValue: 4),
                    host: HostID(rawValue: 1),
                    from: 0,
                    to: WaitingLines.front
                )
            ]
        )
        #expect(state.boost([try row(4)]).isEmpty)
        guard memory > 4 else { return }
        #expect((1...4).map { _ in visit(&state) } == [4, 1, 2, 3])
    }

    @Test func `the store has the rows of what is put first before all others`() throws {
        var state = try state(4, memory: 1)
        _ = state.boost([try row(4)])
        #expect(visit(&state) == 1)
        _ = state.finish(try row(1), .nothing, now: now)
        guard case .refill(let host, let limit) = state.next(now: now) else {
            return #expect(Bool(false), "nothing is read")
        }
        var first = try row(4)
        first.priority = WaitingLines.front
        let rows = [first, try row(2), try row(3)]
        _ = try state.accept(Array(rows.prefix(limit)), of: host, now: now)
        #expect(visit(&state) == 4)
    }

    @Test func `what is put first is read, though others of its host are in memory`() throws {
        var state = try state(4, memory: 2)
        _ = state.boost([try row(4)])
        #expect(visit(&state) == 1)
        guard case .refill(let host, let limit) = state.next(now: now) else {
            return #expect(Bool(false), "nothing is read")
        }
        var first = try row(4)
        first.priority = WaitingLines.front
        let rows = [first, try row(1), try row(2), try row(3)]
        _ = try state.accept(Array(rows.prefix(limit)), of: host, now: now)
        #expect(visit(&state) == 4 && visit(&state) == 2)
    }

    @Test(arguments: 0..<4)
    func `whatever is held, released and put first, all is visited once`(part: Int) {
        for round in 0..<(Thoroughness.isFull ? 1_000 : 200) {
            var generator = SeededGenerator(seed: UInt64(11_000_000 + part * 1_000 + round))
            let web = FrontierStateTests.web(using: &generator)
            var plan = FrontierStateTests.plan(using: &generator)
            plan.orders = Int.random(in: 1...200, using: &generator)
            plan.kills = generator.isLucky(50) ? Int.random(in: 1...20, using: &generator) : 0
            plan.isLagging = plan.kills == 0 && generator.isLucky(20)
            let place: Comment = "part \(part), round \(round)"
            guard Simulation.endsRight(of: web, plan, using: generator, place) else { return }
        }
    }
}
