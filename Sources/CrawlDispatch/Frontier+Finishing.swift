package import CrawlFrontier
package import CrawlModel
package import CrawlPoliteness
import Linux
import URLStandard

extension Frontier {
    /// So many links are followed in about a millisecond.
    private static let slice = 1_000

    /// Ends a visit.
    ///
    /// The closure appends the changes to the store's queue, with the visit's own record; it is
    /// called once, before any other worker can see the new visits.
    @inline(never)
    package func finish(
        _ visit: Visit,
        _ yield: VisitYield,
        _ facts: VisitFacts = VisitFacts(),
        from start: Int = 0,
        then record: @Sendable ([FrontierChange]) -> Void
    ) {
        // Never inlined: what it needs for a moment would be part of each worker for its life.
        record(state.finish(visit, yield, facts, from: start, now: services.now()))
        room.giveBack()
        serve()
    }

    /// Ends a visit that may have more links than one turn of the loop has time for.
    ///
    /// - Parameters:
    ///   - visit: What was handed out.
    ///   - yield: What it gave.
    ///   - facts: What it showed of its host.
    ///   - part: Appends changes on account of the visit, whose record is yet to come.
    ///   - record: Appends the record with the last changes.
    package func finish(
        _ visit: Visit,
        _ yield: VisitYield,
        _ facts: VisitFacts,
        part: @Sendable ([FrontierChange]) -> Void,
        then record: @Sendable ([FrontierChange]) -> Void
    ) async {
        let start = await followAhead(visit, yield, part)
        finish(visit, yield, facts, from: start, then: record)
    }

    /// Follows the links of a long list in slices, between which the loop turns.
    ///
    /// - Returns: The first that is left.
    private func followAhead(
        _ visit: Visit,
        _ yield: VisitYield,
        _ part: @Sendable ([FrontierChange]) -> Void
    ) async -> Int {
        guard case .page(let links) = yield, links.count > Self.slice else { return 0 }
        var (start, origin) = (0, state.origin(of: visit))
        while links.count - start > Self.slice {
            let changes = state.follow(links, start..<(start + Self.slice), of: visit)
            if !changes.isEmpty { part(changes) }
            start += Self.slice
            serve()
            await turn()
            // Meanwhile the page may have come nearer: then all of its links have.
            let present = state.origin(of: visit)
            if present != origin { (start, origin) = (0, present) }
        }
        return start
    }

    /// Lets the loop turn.
    private func turn() async {
        await withCheckedContinuation { continuation in
            services.schedule(services.now()) { continuation.resume() }
        }
    }
}
