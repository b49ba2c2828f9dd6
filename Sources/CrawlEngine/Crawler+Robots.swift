import CrawlDispatch
import CrawlFetch
import CrawlFrontier
import CrawlModel
import CrawlPoliteness
import CrawlRestraint
import CrawlStore
import Linux
import RobotsStandard
import URLStandard

extension Crawler {
    /// How many redirects of a robots.txt are followed; RFC 9309, section 2.3.1.2, asks for five.
    private static let maximumRedirects = 5

    /// Finds out what an origin allows, and lets its pages go.
    @inline(never)
    func askRobots(_ visit: Visit) async {
        let (result, url) = await fetchRobots(visit)
        let answer = await robotsAnswer(to: visit, result, from: url)
        tell(of: visit, answer, result, from: url)
    }

    @inline(never)
    private func tell(
        of visit: Visit,
        _ answer: VisitYield,
        _ result: FetchResult,
        from url: WebURL
    ) {
        // Where a redirect has led says nothing of this host.
        var facts = url == visit.url ? VisitFacts(result) : VisitFacts(reach: .answered)
        if case .postponed = answer { facts.reach = .unsaid }
        if fetcher.isProxied(visit.url) { facts.address = nil }
        let (store, known) = (store, facts)
        frontier.assumeIsolated { frontier in
            frontier.finish(visit, answer, known, comesBack: true) { changes in
                if !changes.isEmpty { store.append(.changes(changes)) }
            }
        }
    }

    private func robotsAnswer(
        to visit: Visit,
        _ result: FetchResult,
        from url: WebURL
    ) async -> VisitYield {
        switch result {
        case .answered(let page) where (200..<300).contains(page.status):
            return await read(page, for: visit)
        case .answered(let page) where (400..<500).contains(page.status) && page.status != 429:
            keep(page.status, nil, nil, for: visit)
            return .robots(.rules(RobotsRules.allowAll))
        case .answered(let page):
            let cause = "status \(page.status)"
            let pause = plan.retries.pause(after: page)
            if let pause { keepRest(of: visit.host, for: pause) }
            return again(visit, because: cause, status: page.status, after: pause ?? .zero)
        case .failed(let failure) where failure.outcome.isBlocked && url == visit.url:
            // No page of this host will be requested either: each of them tells why itself.
            return .robots(.rules(RobotsRules.allowAll))
        case .failed(let failure) where failure.isFinal || failure.outcome == .tlsFail:
            return closed(visit, because: failure.detail)
        case .failed(let failure):
            if let moment = await rest(after: failure, of: visit) {
                return .postponed(until: moment)
            }
            return again(visit, because: failure.detail)
        }
    }

    /// Follows the redirects of a robots.txt; one too many is as good as none: not found.
    ///
    /// - Returns: The last answer, and whose it is.
    private func fetchRobots(_ visit: Visit) async -> (FetchResult, WebURL) {
        var url = visit.url
        for _ in 0...Self.maximumRedirects {
            let result = await fetch(visit.robots(at: url))
            guard let target = result.redirect(from: url) else { return (result, url) }
            url = target
        }
        return (.missing(visit), url)
    }

    private func read(_ page: FetchedPage, for visit: Visit) async -> VisitYield {
        do throws(FetchFailure) {
            let (reader, agent) = (reader, plan.fetch.productToken(at: visit.url))
            let (body, rules) = try await reader.compute(with: page, on: pool) {
                () throws(FetchFailure) in
                let body = try reader.decode(page)
                return (body, RobotsRules(parsing: body, agent: agent))
            }
            keep(page.status, rules, body, for: visit)
            return .robots(.rules(rules))
        } catch {
            let moment = await rest(after: error, of: visit)
            return moment.map { .postponed(until: $0) }
                ?? again(visit, because: error.detail, status: page.status)
        }
    }

    /// Tries again later, or takes the origin as closed; RFC 9309, section 2.3.1.4.
    private func again(
        _ visit: Visit,
        because cause: String,
        status: Int = 0,
        after pause: Duration = .zero
    ) -> VisitYield {
        let wait = plan.retries.wait(
            after: .robotsUnreachable,
            attempt: visit.attempt,
            at: visit.url.hostname,
            share: .random(in: 0...1)
        )
        if let wait { return .retry(at: .now + max(wait, pause)) }
        return closed(visit, because: cause, status: status)
    }

    private func closed(_ visit: Visit, because cause: String, status: Int = 0) -> VisitYield {
        keep(status, nil, nil, for: visit)
        return .robots(.unreachable("robots.txt: \(cause)"))
    }

    @inline(never)
    private func keep(_ status: Int, _ rules: RobotsRules?, _ body: [UInt8]?, for visit: Visit) {
        let now = WallClock.milliseconds
        let record = RobotsRecord(
            origin: visit.url.origin,
            fetchedAt: now,
            expiresAt: now + Int64(plan.frontier.robots.lifetime / .milliseconds(1)),
            status: status,
            crawlDelay: rules?.crawlDelay,
            sitemaps: rules?.sitemaps ?? [],
            body: body
        )
        store.append(.robots(record))
        let longest = plan.frontier.politeness.longestCrawlDelay
        guard let delay = record.crawlDelay, delay > longest / .seconds(1) else { return }
        let message = "asks for \(delay) s between requests and gets \(longest / .seconds(1)) s"
        store.append(
            .event(
                EventRecord(
                    at: record.fetchedAt,
                    level: .warning,
                    code: .crawlDelayCapped,
                    subject: record.origin,
                    message: message
                )
            )
        )
    }
}

// Each is a function of its own for the sake of the worker's frame.
extension Visit {
    @inline(never)
    fileprivate func robots(at url: WebURL) -> Visit {
        Visit(id: id, key: key, url: url, host: host, kind: .robots, depth: 0)
    }
}

extension FetchResult {
    @inline(never)
    fileprivate static func missing(_ visit: Visit) -> FetchResult {
        let fields = HTTPFields(bytes: [])
        let facts = TransferFacts()
        let page = FetchedPage(visit: visit, status: 404, fields: fields, body: [], facts: facts)
        return .answered(page)
    }

    /// Where the answer sends whoever asked at a URL.
    @inline(never)
    fileprivate func redirect(from url: WebURL) -> WebURL? {
        guard case .answered(let page) = self, (300..<400).contains(page.status),
            let location = page.fields.firstReference("Location"),
            let target = try? WebURL(parsing: location, against: url), target.isHTTP
        else { return nil }
        return target.requested
    }
}
