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
    /// called once, before any other worker can see the new visits, but not at all where the crawl
    /// cannot know what the visit leads to.
    ///
    /// A worker that comes back for its next visit takes what this one has made room for, and
    /// wakes the others then: nobody has to be woken for each visit.
    @inline(never)
    package func finish(
        _ visit: Visit,
        _ yield: VisitYield,
        _ facts: VisitFacts = VisitFacts(),
        from start: Int = 0,
        comesBack: Bool = false,
        then record: @Sendable ([FrontierChange]) -> Void
    ) {
        // Never inlined: what it needs for a moment would be part of each worker for its life.
        if !state.takesBack(visit, yield, from: start) {
            record(state.finish(visit, yield, facts, from: start, now: services.now()))
        }
        room.giveBack()
        if !comesBack { serve() }
    }

    /// True where a visit has more links than one turn of the loop has time for.
    package nonisolated static func isLong(_ yield: VisitYield) -> Bool {
        if case .page(let links) = yield { links.count > slice } else { false }
    }

    /// Follows a long list of links in slices, between which the loop turns; the closure appends
    /// the changes ahead of the visit's record.
    ///
    /// - Returns: The first that is left.
    @inline(never)
    package func follow(
        _ yield: VisitYield,
        of visit: Visit,
        part: @Sendable ([FrontierChange]) -> Void
    ) async -> Int {
        guard case .page(let links) = yield else { return 0 }
        var (start, origin) = (0, state.origin(of: visit))
        while links.count - start > Self.slice {
            let slice = start..<(start + Self.slice)
            guard state.hasNumbers(for: links, slice) else { return start }
            let changes = state.follow(links, slice, of: visit)
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
