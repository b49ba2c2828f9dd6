import CrawlFrontier
import CrawlModel
import CrawlPoliteness
import CrawlScope
import CrawlSeen
import Linux
import Testing
import URLStandard

/// Rows that were read from the store before what they say was over.
struct FrontierStateRefillingTests {
    private let now = Moment(nanoseconds: 0)

    /// A frontier with a place in memory for one visit.
    private func state() -> FrontierState {
        var politeness = Politeness(delay: .zero, perHost: 1)
        politeness.perAddress = .max
        var plan = FrontierPlan(obeysRobots: false, politeness: politeness)
        plan.capacity.visits = 1
        return FrontierState(plan, scope: Scope(.any))
    }

    private func named(_ text: String) throws -> (url: WebURL, key: URLKey) {
        let url = try WebURL(parsing: "http://\(text)")
        return (url, URLKey(of: url))
    }

    private func links(to texts: String...) throws -> LinkList {
        var links = LinkList()
        for text in texts {
            let link = try named(text)
            links.append(link.url, key: link.key, source: .a)
        }
        return links
    }

    private func visit(_ state: inout FrontierState, of text: String) throws -> Visit {
        guard case .visit(let visit) = state.next(now: now) else { throw Missing(text: text) }
        #expect("\(visit.url)" == "http://\(text)")
        return visit
    }

    /// The host whose rows are to be read.
    private func reading(_ state: inout FrontierState) throws -> HostID {
        guard case .refill(let host, _) = state.next(now: now) else {
            throw Missing(text: "a reading")
        }
        return host
    }

    /// A page on its way while the rows of its host are read, its own among them.
    ///
    /// - Returns: The page, the seed on its way that may yet lead there, and the rows.
    private func setOut(
        _ state: inout FrontierState
    ) throws -> (page: Visit, seed: Visit, host: HostID, rows: [Visit]) {
        _ = state.admit([try named("s.test/")])
        let seed = try visit(&state, of: "s.test/")
        _ = state.admit([try named("t.test/")])
        let other = try visit(&state, of: "t.test/")
        _ = state.finish(other, .page(try links(to: "t.test/far")), now: now)
        let far = try visit(&state, of: "t.test/far")
        let changes = state.finish(far, .page(try links(to: "h.test/p", "h.test/q")), now: now)
        let rows = changes.compactMap { change -> Visit? in
            guard case .discovered(let row, _) = change else { return nil }
            return row
        }
        let page = try visit(&state, of: "h.test/p")
        return (page, seed, try reading(&state), rows)
    }

    /// The other page is visited, then the rows are read that changes have opened again.
    private func goOn(_ state: inout FrontierState, reading changes: [FrontierChange]) throws {
        let next = try visit(&state, of: "h.test/q")
        _ = state.finish(next, .page(LinkList()), now: now)
        let again = changes.compactMap { change -> Visit? in
            guard case .reopened(let row) = change else { return nil }
            return row
        }
        #expect(try state.accept(again, of: try reading(&state), now: now).isEmpty)
    }

    @Test func `a page that was stored since its row was read is not visited again`() throws {
        var state = state()
        let (page, seed, host, rows) = try setOut(&state)
        _ = state.finish(page, .page(try links(to: "h.test/deep")), now: now)
        // It comes nearer, and waits in the store for its links to be reconsidered.
        let changes = state.finish(seed, .page(try links(to: "h.test/p")), now: now)
        #expect(state.standing(of: page.key)?.state == .spilled)
        #expect(try state.accept(rows, of: host, now: now).isEmpty)
        try goOn(&state, reading: changes)
        let relink = try visit(&state, of: "h.test/p")
        #expect(relink.kind == .relink && relink.depth == 1)
    }

    @Test func `a spelling given up since its row was read is not asked for again`() throws {
        var state = state()
        let (page, _, host, rows) = try setOut(&state)
        let spelling = try WebURL(parsing: "http://h.test/%70")
        let changes = state.finish(page, .respelled(spelling), now: now)
        #expect(state.standing(of: page.key)?.state == .spilled)
        #expect(try state.accept(rows, of: host, now: now).isEmpty)
        try goOn(&state, reading: changes)
        _ = try visit(&state, of: "h.test/%70")
    }

    @Test func `a spelling that was given up does not come back with a shorter way`() throws {
        var state = state()
        let (page, seed, host, rows) = try setOut(&state)
        let spelling = try WebURL(parsing: "http://h.test/%70")
        let changes = state.finish(page, .respelled(spelling), now: now)
        // No redirect leads there any more, as when its row was read.
        _ = state.finish(seed, .page(try links(to: "h.test/p")), now: now)
        #expect(try state.accept(rows, of: host, now: now).isEmpty)
        guard case .reopened(var row)? = changes.last else { throw Missing(text: "the row") }
        row.redirects = 0
        try goOn(&state, reading: [.reopened(row)])
        _ = try visit(&state, of: "h.test/%70")
    }
}

/// What should have come next, and did not.
private struct Missing: Error {
    let text: String
}
