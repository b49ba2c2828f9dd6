import CrawlDispatch
import CrawlFetch
import CrawlFormat
import CrawlFrontier
import CrawlModel
import CrawlPoliteness
import CrawlRestraint
import CrawlScope
import CrawlStore
import Linux
import URLStandard

extension Crawler {
    /// So many keys are looked up, and their URLs taken down, in about a millisecond.
    private static let slice = 1_000

    /// One worker's life: visit after visit, until the frontier has no more.
    func carryVisits() async throws {
        do {
            try await carryVisitsOn()
        } catch {
            // The others may wait for visits that nobody will bring any more.
            await frontier.stop()
            throw error
        }
    }

    private func carryVisitsOn() async throws {
        while let visit = try await frontier.next() {
            switch visit.kind {
            case .page: try await make(visit)
            case .robots: await askRobots(visit)
            case .relink: try await reconsider(visit)
            }
            try await store.room()
        }
    }

    /// One page's whole life, in order: fetched, read on the pool, known to the frontier, kept.
    @inline(never)
    private func make(_ first: Visit) async throws {
        let visit = first.id.rawValue > answeredCount ? first : try await recalling(first)
        switch await fetch(visit) {
        case .failed(let failure): await end(visit, as: failure)
        case .answered(let page) where page.isGood: await read(page)
        case .answered(let page): try await note(page)
        }
    }

    /// Reads a page; never inlined, so that no worker has room for it while it waits for an answer.
    @inline(never)
    private func read(_ page: FetchedPage) async {
        do throws(FetchFailure) {
            let reader = reader
            let read = { @Sendable () throws(FetchFailure) in
                Conclusion(of: page, read: try reader.read(page))
            }
            await finish(try await reader.compute(with: page, on: pool, read))
        } catch {
            await end(page.visit, as: error, status: page.status)
        }
    }

    /// Keeps an answer that is no page: a redirect, a refusal, an error of the server.
    private func note(_ page: FetchedPage) async throws(StoreError) {
        if let target = page.redirectTarget {
            return await finish(try await conclude(page, leadingTo: target))
        }
        guard let pause = plan.retries.pause(after: page) else {
            return await finish(Conclusion(of: page))
        }
        keepRest(of: page.visit.host, for: pause)
        await frontier.pause(page.visit.host, until: .now + pause)
        let hasTries = page.visit.attempt < plan.retries.tries(at: page.visit.url.hostname)
        await finish(Conclusion(of: page, retryAfter: hasTries ? pause : nil))
    }

    private func conclude(
        _ page: FetchedPage,
        leadingTo target: WebURL
    ) async throws(StoreError) -> Conclusion {
        guard target.isHTTP else { return Conclusion(of: page, leadingTo: target.scheme) }
        let key = URLKey(of: target, ignoring: plan.frontier.ignored)
        if key == page.visit.key, mayRespell(page.visit, as: target) {
            return Conclusion(of: page, respelled: target, key: key)
        }
        let isLoop = try await closesLoop(page.visit, to: key)
        return Conclusion(of: page, leadingTo: target, key: key, isLoop: isLoop)
    }

    private func end(_ visit: Visit, as failure: FetchFailure, status: Int = 0) async {
        // What was taken back is still a row of the frontier: the next run makes the visit.
        guard failure.outcome != .cancelled else { return }
        let moment = await rest(after: failure, of: visit)
        let ending = FailedTry(visit: visit, failure: failure, status: status)
        await finish(conclude(ending, postponedUntil: moment))
    }

    @inline(never)
    private func conclude(_ end: FailedTry, postponedUntil moment: Moment?) -> Conclusion {
        if let moment { return Conclusion(of: end, postponedUntil: moment) }
        let wait = plan.retries.wait(
            after: end.failure.outcome,
            attempt: end.visit.attempt,
            at: end.visit.url.hostname,
            share: .random(in: 0...1)
        )
        return Conclusion(of: end, retryAfter: end.failure.isFinal ? nil : wait)
    }

    /// Tells the frontier what came of a visit and keeps both in one piece.
    private func finish(_ end: Conclusion) async {
        let start = Frontier.isLong(end.yield) ? await followLinks(of: end) : 0
        tell(of: end, from: start)
        if plan.scope.maximumBarren != nil { await reportBarren() }
    }

    @inline(never)
    private func followLinks(of end: Conclusion) async -> Int {
        let store = store
        return await frontier.follow(end.yield, of: end.visit) { changes in
            store.append(.part(changes, of: end.visit))
        }
    }

    @inline(never)
    private func tell(of end: Conclusion, from start: Int) {
        if let observer = plan.observer, let record = end.record { observer(record) }
        let (store, facts) = (store, facts(of: end))
        frontier.assumeIsolated { frontier in
            let (visit, yield) = (end.visit, end.yield)
            frontier.finish(visit, yield, facts, from: start, comesBack: true) { changes in
                store.append(.visit(end.handOver(with: changes)))
            }
        }
    }

    private func facts(of end: Conclusion) -> VisitFacts {
        var facts = end.facts
        // A proxy's address is nobody's.
        if fetcher.isProxied(end.visit.url) { facts.address = nil }
        return facts
    }

    private func reportBarren() async {
        for (shape, verdict) in await frontier.takeNews() {
            let event = EventRecord(
                at: WallClock.milliseconds,
                level: .warning,
                code: .barrenShape,
                subject: shape.description,
                message: verdict
            )
            store.append(.event(event))
        }
    }

    /// Follows a stored page's links again, from the shorter distance that it turned out to have.
    @inline(never)
    private func reconsider(_ first: Visit) async throws {
        let visit = try await spelledAsKept(first)
        if plan.rereads, let (yield, record) = try await reread(visit) {
            return await finish(Conclusion(yield, record))
        }
        let stored = try await store.linkKeys(of: visit.id)
        let yield: VisitYield
        if let redirect = stored.redirect {
            guard let target = try await known([redirect]).first else {
                throw CrawlError.inconsistent("a redirect of \(visit.url) leads nowhere")
            }
            yield = .redirect(to: target.url, key: redirect)
        } else {
            var links = LinkList()
            links.listing = stored.listing
            try await append(stored.links, as: .a, to: &links)
            // What was only recorded then is not followed now, whatever the policy.
            try await append(stored.assets, as: .formAction, to: &links)
            yield = .page(links)
        }
        let record = VisitRecord(visit: visit, outcome: .ok, facts: TransferFacts())
        await finish(Conclusion(yield, record))
    }

    /// The visit by the spelling of its row: in memory it has that of the link that came nearer.
    private func spelledAsKept(_ visit: Visit) async throws(StoreError) -> Visit {
        var visit = visit
        if let row = try await store.visits([visit.id]).first { visit.url = row.url }
        return visit
    }

    /// Adds the URLs behind keys to links, not more of them in a turn of the loop than it has time
    /// for.
    private func append(
        _ keys: [URLKey],
        as source: LinkSource,
        to links: inout LinkList
    ) async throws(StoreError) {
        for start in stride(from: 0, to: keys.count, by: Self.slice) {
            let slice = keys[start..<min(start + Self.slice, keys.count)]
            for target in try await known(Array(slice)) {
                links.append(target.url, key: target.key, source: source)
            }
        }
    }

    /// The URLs behind keys that the frontier knows.
    private func known(_ keys: [URLKey]) async throws(StoreError) -> [Visit] {
        try await store.visits(await frontier.ids(of: keys))
    }
}

extension FetchedPage {
    fileprivate var isGood: Bool { (200..<300).contains(status) }
}
