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
    private func make(_ first: Visit) async throws {
        let visit = try await recalling(first)
        switch await fetch(visit) {
        case .failed(let failure): await end(visit, as: failure)
        case .answered(let page) where page.isGood:
            do throws(FetchFailure) {
                let reader = reader
                let read = { @Sendable () throws(FetchFailure) in try reader.read(page) }
                await keep(page, as: try await reader.compute(with: page, on: pool, read))
            } catch {
                await end(visit, as: error, status: page.status)
            }
        case .answered(let page): try await note(page)
        }
    }

    private func keep(_ fetched: FetchedPage, as reading: PageReader.Reading) async {
        var record = VisitRecord(of: fetched, outcome: .ok)
        record.bodyCount = reading.bodyCount
        record.detail = reading.remark
        record.page = reading.page
        record.headers = reading.headers
        record.body = reading.body
        record.digest = reading.digest
        record.sniffedType = reading.sniffedType
        record.charset = reading.charset
        let yield = reading.page == nil ? fetched.visit.vainYield : .page(reading.links)
        await finish(fetched.visit, yield, leaving: record)
    }

    /// Keeps an answer that is no page: a redirect, a refusal, an error of the server.
    private func note(_ page: FetchedPage) async throws(StoreError) {
        if let target = page.redirectTarget { return try await note(page, leadingTo: target) }
        let isUnchanged = page.status == 304 && page.visit.earlier?.validators != nil
        var record = VisitRecord(of: page, outcome: isUnchanged ? .notModified : .httpStatus)
        record.headers = page.fields.json()
        if page.isRedirect { record.detail = "the redirect does not say where to" }
        guard let pause = plan.retries.pause(after: page) else {
            let earlier = isUnchanged ? page.visit.confirmedYield : page.visit.vainYield
            return await finish(page.visit, earlier, leaving: record)
        }
        await frontier.pause(page.visit.host, until: .now + pause)
        guard page.visit.attempt < plan.retries.tries(at: page.visit.url.hostname) else {
            return await finish(page.visit, page.visit.vainYield, leaving: record)
        }
        await retry(page.visit, after: pause, leaving: record)
    }

    private func note(_ page: FetchedPage, leadingTo target: WebURL) async throws(StoreError) {
        guard target.isHTTP else {
            var record = VisitRecord(of: page, outcome: .blockedScheme)
            record.headers = page.fields.json()
            record.detail = "the redirect leads to \(target.scheme):"
            return await finish(page.visit, page.visit.vainYield, leaving: record)
        }
        let key = URLKey(of: target, ignoring: plan.frontier.ignored)
        if key == page.visit.key, mayRespell(page.visit, as: target) {
            var record = VisitRecord(of: page, outcome: .redirect)
            record.location = key
            record.detail = "it was requested as \(page.visit.url)"
            return await finish(page.visit, .respelled(target), leaving: record)
        }
        let isLoop = try await closesLoop(page.visit, to: key)
        var record = VisitRecord(of: page, outcome: isLoop ? .redirectLoop : .redirect)
        record.location = key
        if !page.redirectTellsSecrets { record.headers = page.fields.json() }
        await finish(page.visit, .redirect(to: target, key: key), leaving: record)
    }

    private func end(_ visit: Visit, as failure: FetchFailure, status: Int = 0) async {
        var record = VisitRecord(visit: visit, outcome: failure.outcome, facts: failure.facts)
        record.detail = failure.detail
        record.status = status
        // What was taken back is still a row of the frontier: the next run makes the visit.
        guard failure.outcome != .cancelled else { return }
        if let moment = await rest(after: failure, of: visit) {
            return await postpone(visit, until: moment, leaving: record)
        }
        let wait = plan.retries.wait(
            after: failure.outcome,
            attempt: visit.attempt,
            at: visit.url.hostname,
            share: .random(in: 0...1)
        )
        if let wait, !failure.isFinal {
            await retry(visit, after: wait, leaving: record)
        } else {
            await finish(visit, visit.vainYield, leaving: record)
        }
    }

    private func retry(_ visit: Visit, after wait: Duration, leaving record: VisitRecord) async {
        var record = record
        record.retryAt = WallClock.milliseconds + Int64(wait / .milliseconds(1))
        await finish(visit, .retry(at: .now + wait), leaving: record)
    }

    /// Makes a visit again as if this try had not been.
    private func postpone(
        _ visit: Visit,
        until moment: Moment,
        leaving record: VisitRecord
    ) async {
        var record = record
        record.isCharged = false
        record.retryAt = WallClock.milliseconds + Int64((moment - .now) / .milliseconds(1))
        await finish(visit, .postponed(until: moment), leaving: record)
    }

    /// Tells the frontier what came of a visit and keeps both in one piece.
    private func finish(_ visit: Visit, _ yield: VisitYield, leaving record: VisitRecord) async {
        plan.observer?(record)
        let store = store
        var facts = VisitFacts(record)
        // A proxy's address is nobody's.
        if fetcher.isProxied(visit.url) { facts.address = nil }
        await frontier.finish(visit, yield, facts) { changes in
            store.append(.part(changes, of: visit))
        } then: { changes in
            var record = record
            record.changes = changes
            store.append(.visit(record))
        }
        if plan.scope.maximumBarren != nil { await reportBarren() }
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
    private func reconsider(_ visit: Visit) async throws {
        if plan.rereads, let (yield, record) = try await reread(visit) {
            return await finish(visit, yield, leaving: record)
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
            for target in try await known(stored.links) {
                links.append(target.url, key: target.key, source: .a)
            }
            for target in try await known(stored.assets) {
                // What was only recorded then is not followed now, whatever the policy.
                links.append(target.url, key: target.key, source: .formAction)
            }
            yield = .page(links)
        }
        let record = VisitRecord(visit: visit, outcome: .ok, facts: TransferFacts())
        await finish(visit, yield, leaving: record)
    }

    /// The URLs behind keys that the frontier knows.
    private func known(_ keys: [URLKey]) async throws(StoreError) -> [Visit] {
        try await store.visits(await frontier.ids(of: keys))
    }
}

extension VisitRecord {
    /// A record with all that the answer's head says.
    fileprivate init(of page: FetchedPage, outcome: VisitOutcome) {
        self.init(visit: page.visit, outcome: outcome, facts: page.facts)
        status = page.status
        contentType = page.fields.first("Content-Type")
        entityTag = page.fields.first("ETag")
        lastModified = page.fields.first("Last-Modified")
        bodyCount = page.body.count
    }
}

extension FetchedPage {
    fileprivate var isGood: Bool { (200..<300).contains(status) }
}
