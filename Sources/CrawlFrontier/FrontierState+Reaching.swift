import CrawlModel
import CrawlScope
import CrawlSeen
import CrawlWaiting
import URLStandard

extension FrontierState {
    /// Follows one way to its end, under rules where it is noted how URLs are reached.
    mutating func reach(
        _ key: URLKey,
        by way: Way,
        under reaches: [Reach] = [],
        into changes: inout [FrontierChange],
        at place: @autoclosure () -> WebURL?
    ) {
        if way.leadsToRoot, let url = place() {
            widen(by: url, under: reaches)
            noteSitemaps(ofRoot: url, under: reaches, into: &changes)
        }
        guard let slot = seen.find(key) else {
            guard let url = place() else { return }
            return discover(url, key: key, by: way, under: reaches, into: &changes)
        }
        let known = KnownURL(key, at: slot, in: seen)
        if hosts.scores != nil, way.isFollowed {
            countLink(to: known, into: &changes, at: place)
        }
        // Of a URL that is settled only a shorter way is news.
        if ruling.isPlain, !way.isSitemap, way.isFollowed, known.was.isSettled,
            known.was.depth <= way.depth, !rare.mayHaveRedirects(known.id.rawValue)
        {
            return
        }
        reach(known, by: way, under: reaches, into: &changes, at: place)
    }

    /// Follows one way to a URL that is known.
    private mutating func reach(
        _ known: KnownURL,
        by way: Way,
        under reaches: [Reach],
        into changes: inout [FrontierChange],
        at place: () -> WebURL?
    ) {
        var known = known
        if way.isSitemap, known.was.state != .done {
            known.isExempted = rare.noteSitemap(known.id.rawValue)
            if known.isExempted { changes.append(.mapped(known.id)) }
        }
        guard way.isFollowed else { return notice(known, by: way, into: &changes) }
        if ruling.book.isNews(reaches, of: known.id.rawValue, isSitemap: way.isSitemap),
            let url = place()
        {
            known.isNews = note(reaches, of: known.id, at: url, by: way, into: &changes)
        }
        switch known.was.state {
        case .notFollowed, .cut, .refused:
            guard let url = place() else { return }
            revise(known, by: way, into: &changes, at: url)
        case .waiting, .spilled, .relinking, .inFlight, .done:
            improve(known, by: way, into: &changes, at: place)
        }
    }

    private mutating func notice(
        _ known: KnownURL,
        by way: Way,
        into changes: inout [FrontierChange]
    ) {
        guard known.was.state == .notFollowed, way.depth < known.was.depth else { return }
        seen[known.slot] = Standing(.notFollowed, depth: way.depth)
        changes.append(.nearer(known.id, depth: way.depth))
    }

    /// Takes a URL in that is not known.
    mutating func discover(
        _ url: consuming WebURL,
        key: URLKey,
        by way: Way,
        under reaches: [Reach] = [],
        into changes: inout [FrontierChange]
    ) {
        guard freeNumbers > 0 else { return census.isFull = true }
        let id = URLID(rawValue: seen.lastID + 1)
        hosts.scores?.insert(id.rawValue, at: url.target, isListed: way.via == .sitemap)
        let visit = visit(id, key, at: url, by: way, into: &changes)
        if way.isSitemap { rare.noteSitemap(id.rawValue) }
        // The row of the URL comes first.
        var placing: [FrontierChange] = []
        if !reaches.isEmpty, way.isFollowed {
            _ = note(reaches, of: id, at: visit.url, by: way, into: &placing)
        }
        var state = URLState.refused
        switch ruling.verdict(on: visit.url, of: id, by: way) {
        case .visit:
            state = keep(visit)
            changes.append(.discovered(consume visit, via: way.via))
        case .skip(let skipped, let reason, let rule):
            state = skipped
            note(visit, skippedFor: reason)
            changes.append(.skipped(consume visit, via: way.via, reason: reason, rule: rule))
        }
        seen.insert(key, id: id, standing: Standing(state, depth: way.depth))
        if !placing.isEmpty { changes += placing }
    }

    /// The visit of a URL at the end of a way, its row at its usual place; its host is taken in
    /// where it is new.
    @inline(__always)
    mutating func visit(
        _ id: URLID,
        _ key: URLKey,
        at url: WebURL,
        by way: Way,
        into changes: inout [FrontierChange]
    ) -> Visit {
        Visit(
            id: id,
            key: key,
            url: url,
            host: host(of: url, into: &changes),
            depth: way.depth,
            priority: usualPlace(of: id, depth: way.depth),
            redirects: way.redirects
        )
    }

    private mutating func host(of url: WebURL, into changes: inout [FrontierChange]) -> HostID {
        if let id = hosts.find(url) { return id }
        let domain = { [ruling] in ruling.book.rules.scope.domain(of: url) }
        let id = hosts.add(hosts.name(of: url), hostname: url.hostname, domain: domain())
        lines.addHost()
        changes.append(.host(id, name: hosts.name(of: id)))
        return id
    }

    /// Notes under which rules a way leads to a URL.
    ///
    /// - Returns: True where that is news.
    mutating func note(
        _ reaches: [Reach],
        of id: URLID,
        at url: WebURL,
        by way: Way,
        into changes: inout [FrontierChange]
    ) -> Bool {
        let (number, isSitemap) = (id.rawValue, way.isSitemap)
        guard ruling.book.note(reaches, of: number, at: url, isSitemap: isSitemap) else {
            return false
        }
        let reaches = ruling.book[number]
        changes.append(.placed(id, reach: ruling.book.rules.text(of: reaches)))
        if reaches.contains(where: { $0.hops > 0 }), let host = hosts.find(url) {
            refills.outsiders.known[ruling.book.rules.name(of: url), default: []].insert(host)
        }
        return true
    }
}
