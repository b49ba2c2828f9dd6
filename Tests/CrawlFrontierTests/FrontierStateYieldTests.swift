import CrawlFrontier
import CrawlModel
import CrawlPoliteness
import CrawlScope
import Linux
import Testing
import URLStandard

/// What becomes of waiting visits whose shape brings nothing new.
struct FrontierStateYieldTests {
    private let now = Moment(nanoseconds: 0)

    private func state() -> FrontierState {
        let politeness = Politeness(delay: .zero, perHost: 1)
        let plan = FrontierPlan(obeysRobots: false, politeness: politeness)
        let yields = ShapeYields(patience: 2)
        return FrontierState(plan, rules: RuleBook([plan.rule(of: Scope(.any))], yields: yields))
    }

    private func place(_ path: String) throws -> (url: WebURL, key: URLKey) {
        let url = try WebURL(parsing: "http://h.test/\(path)")
        return (url, URLKey(of: url))
    }

    /// Makes all visits that are left, each with the same answer.
    ///
    /// - Returns: Their paths, and what was refused.
    private func drain(
        _ state: inout FrontierState,
        _ links: LinkList = LinkList()
    ) -> (paths: [String], refusals: [FrontierChange]) {
        var (paths, refusals, links) = ([String](), [FrontierChange](), links)
        while true {
            switch state.next(now: now) {
            case .visit(let visit):
                paths.append(visit.url.path)
                var facts = VisitFacts(reach: .answered)
                facts.content = 7
                _ = state.finish(visit, .page(links), facts, now: now)
                links = LinkList()
            case .refused(let changes): refusals += changes
            case .locate(let host, _): state.locate(host, at: nil)
            default: return (paths, refusals)
            }
        }
    }

    @Test func `what waits is held with its evidence, and visited once it is released`() throws {
        var state = state()
        var links = LinkList()
        for number in 1...9 {
            let month = try place("cal/\(number)")
            links.append(month.url, key: month.key, source: .a)
        }
        _ = state.admit([try place("")])
        let (paths, refusals) = drain(&state, links)
        #expect(paths == ["/", "/cal/1", "/cal/2", "/cal/3"])
        let held = refusals.compactMap { change -> Visit? in
            guard case .refused(let visit, .held, let rule) = change else { return nil }
            #expect(rule == "2 visits in a row of http://h.test/cal/N brought nothing new")
            return visit
        }
        #expect(held.map(\.url.path) == (4...9).map { "/cal/\($0)" })
        // No link brings back what is held; who releases it gives its shape another chance.
        let again = try place("cal/9")
        #expect(state.admit([again]).count <= 1)
        let released = state.release(Array(held.prefix(5)))
        #expect(released.count { if case .reopened = $0 { true } else { false } } == 5)
        let (more, rest) = drain(&state)
        #expect(more == ["/cal/4", "/cal/5", "/cal/6"] && rest.count == 2)
    }

    @Test func `a redirect to another spelling of a URL says nothing of what it brings`() throws {
        var state = state()
        var links = LinkList()
        for number in 1...9 {
            let item = try place("item/\(number)")
            links.append(item.url, key: item.key, source: .a)
        }
        _ = state.admit([try place("")])
        var facts = VisitFacts(reach: .answered)
        while true {
            switch state.next(now: now) {
            case .locate(let host, _): state.locate(host, at: nil)
            case .visit(let visit) where visit.depth > 0 && visit.redirects == 0:
                let url = try WebURL(parsing: "http://h.test/%69tem/\(visit.id.rawValue)")
                facts.content = nil
                _ = state.finish(visit, .respelled(url), facts, now: now)
            case .visit(let visit):
                facts.content = UInt64(visit.id.rawValue) &* 0x9E37_79B9_7F4A_7C15
                _ = state.finish(visit, .page(visit.depth == 0 ? links : .init()), facts, now: now)
            default: return #expect(state.counts.stored == 10)
            }
        }
    }

    @Test func `a streak of vain visits goes on where an earlier run has left it`() throws {
        var state = state()
        let months = try (1...9).map { try place("cal/\($0)") }
        // The first has brought something new, the second nothing.
        for month in months.prefix(2) { state.restore(month.url, 7, found: []) }
        #expect(state.takeBarrenShapes().isEmpty)
        var links = LinkList()
        for month in months.dropFirst(2) { links.append(month.url, key: month.key, source: .a) }
        _ = state.admit([try place("")])
        let (paths, refusals) = drain(&state, links)
        #expect(paths == ["/", "/cal/3"] && refusals.count == 6)
    }

    @Test func `what an earlier run has found barren is known, and told once`() throws {
        var state = state()
        for number in 1...3 { state.restore(try place("cal/\(number)").url, 7, found: []) }
        state.restore(heldBy: ["2 visits in a row of http://h.test/cal/N brought nothing new"])
        #expect(state.takeBarrenShapes().isEmpty)
        let month = try place("cal/4")
        var links = LinkList()
        links.append(month.url, key: month.key, source: .a)
        _ = state.admit([try place("")])
        #expect(drain(&state, links).paths == ["/"])
    }

    @Test func `seeds are visited whatever their shape yields`() throws {
        var state = state()
        _ = state.admit(try (1...9).map { try place("item?id=\($0)") })
        let (paths, refusals) = drain(&state)
        #expect(paths.count == 9 && refusals.isEmpty)
    }
}
