import CrawlSeen
package import CrawlModel
import CrawlScope
import CrawlWaiting
package import URLStandard

/// What is done with a URL that a way leads to.
enum Verdict {
    case visit
    case skip(URLState, SkipReason, rule: String?)
}

extension FrontierState {
    /// Takes seeds in, known ones too: a seed is never out of scope.
    ///
    /// - Returns: What changed, to be journalled before any of the visits is made.
    package mutating func admit(_ seeds: [(url: WebURL, key: URLKey)]) -> [FrontierChange] {
        admit(seeds.map { ($0.url, $0.key, rule: 0) })
    }

    /// Takes seeds in, each with the place of its rule.
    ///
    /// - Returns: What changed, to be journalled before any of the visits is made.
    package mutating func admit(
        _ seeds: [(url: WebURL, key: URLKey, rule: Int)]
    ) -> [FrontierChange] {
        var changes: [FrontierChange] = []
        for seed in seeds {
            let reaches = rules.book.isPlain ? [] : [Reach(rule: seed.rule, depth: 0)]
            reach(seed.key, by: .seed, under: reaches, into: &changes, at: seed.url)
        }
        return changes
    }

    /// Follows one way to its end, under rules where there are several.
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
        let was = seen[slot]
        if hosts.scores != nil, way.isFollowed {
            let known = KnownURL(id: seen.id(at: slot), key: key, slot: slot, was: was)
            countLink(to: known, into: &changes, at: place)
        }
        if onlyDepthMatters, way.isFollowed, was.isSettled, was.depth <= way.depth,
            !way.isSitemap
        {
            return
        }
        let known = KnownURL(id: seen.id(at: slot), key: key, slot: slot, was: was)
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
        if isNews(reaches, of: known.id, by: way), let url = place() {
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

    /// True where of a URL that is settled only a shorter way is news.
    var onlyDepthMatters: Bool { rules.book.isPlain && !rare.hasRedirects }

    private mutating func discover(
        _ url: consuming WebURL,
        key: URLKey,
        by way: Way,
        under reaches: [Reach],
        into changes: inout [FrontierChange]
    ) {
        guard freeNumbers > 0 else { return census.isFull = true }
        let id = URLID(rawValue: seen.lastID + 1)
        hosts.scores?.insert(id.rawValue, at: url.target, isListed: way.via == .sitemap)
        let visit = visit(id, key, at: url, by: way, into: &changes)
        if way.isSitemap { rare.noteSitemap(id.rawValue) }
        var placing: [FrontierChange] = []
        if !reaches.isEmpty, way.isFollowed {
            _ = note(reaches, of: id, at: visit.url, by: way, into: &placing)
        }
        var state = URLState.refused
        switch verdict(on: visit.url, of: id, by: way) {
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

    /// The first visit of a URL at the end of a way; its host is taken in where it is new.
    @inline(__always)
    private mutating func visit(
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

    private mutating func notice(
        _ known: KnownURL,
        by way: Way,
        into changes: inout [FrontierChange]
    ) {
        guard known.was.state == .notFollowed, way.depth < known.was.depth else { return }
        seen[known.slot] = Standing(.notFollowed, depth: way.depth)
        changes.append(.nearer(known.id, depth: way.depth))
    }

    /// Decides again about a URL that is not visited.
    mutating func revise(
        _ known: KnownURL,
        by way: Way,
        into changes: inout [FrontierChange],
        at url: WebURL
    ) {
        let shortest = shortestWay(to: known, by: way)
        let isShorter = rare.lowerRedirects(to: known.id.rawValue, way.redirects)
        if shortest.depth != known.was.depth {
            seen[known.slot] = Standing(known.was.state, depth: shortest.depth)
            changes.append(.nearer(known.id, depth: shortest.depth))
        }
        let isExempted = way.leadsToRoot || known.isExempted
        let isNews = isShorter || known.isNews
        if known.was.state == .refused, !isExempted, !isNews { return }
        guard rare.isHeld(known.id.rawValue) == nil else {
            if isShorter { changes += rewriteAside(known, by: shortest, at: url) }
            return
        }
        decide(known, by: shortest, isRewritten: isNews, into: &changes, at: url)
    }

    /// Lets a URL wait that was skipped, or skips it for another reason.
    ///
    /// Its skip is journalled again where it is to be rewritten, even if its state stays.
    mutating func decide(
        _ known: KnownURL,
        by way: Way,
        isRewritten: Bool,
        into changes: inout [FrontierChange],
        at url: WebURL
    ) {
        let verdict = verdict(on: url, of: known.id, by: way)
        if case .skip(known.was.state, _, _) = verdict, !isRewritten { return }
        let visit = visit(known.id, known.key, at: url, by: way, into: &changes)
        changes.append(.reopened(visit))
        var state = URLState.refused
        switch verdict {
        case .visit:
            // What was judged is visited, whichever spelling the row has had.
            changes.append(.respelled(visit.id, url))
            state = keepAgain(visit)
        case .skip(let skipped, let reason, let rule):
            state = skipped
            note(visit, skippedFor: reason)
            changes.append(.refused(visit, reason: reason, rule: rule))
        }
        seen[known.slot] = Standing(state, depth: way.depth)
    }

    /// The best of what was known and what is new.
    private func shortestWay(to known: KnownURL, by way: Way) -> Way {
        let redirects: Int
        switch known.was.state {
        case .notFollowed:
            return way
        case .cut where rules.book.isPlain:
            // Its depth tells which limit it is beyond: only links lead too deep.
            let wasDeep = known.was.depth > maximumDepth
            redirects = wasDeep ? 0 : min(way.redirects, plan.maximumRedirects + 1)
        default:
            redirects = min(way.redirects, rare.redirects(to: known.id.rawValue))
        }
        var best = Way(depth: min(known.was.depth, way.depth), redirects: redirects, via: way.via)
        best.isSitemap = rare.isSitemap(known.id.rawValue)
        return best
    }

    @inline(__always)
    func verdict(on url: WebURL, of id: URLID, by way: Way) -> Verdict {
        if let obstacle = way.obstacle { return .skip(.notFollowed, obstacle, rule: nil) }
        let isBeyondRedirects = way.redirects > plan.maximumRedirects
        guard rules.book.isPlain else {
            return rules.verdict(on: url, of: id, isBeyondRedirects: isBeyondRedirects)
        }
        if let refusal = rules.book.refusal(of: url, isRoot: way.isExempt) {
            return .skip(.refused, SkipReason(refusal), rule: refusal.rule)
        }
        guard !isBeyondRedirects else { return .skip(.cut, .redirectLimit, rule: nil) }
        return way.depth <= maximumDepth ? .visit : .skip(.cut, .tooDeep, rule: nil)
    }

    /// Remembers of a skipped URL what it takes to decide again.
    mutating func note(_ visit: Visit, skippedFor reason: SkipReason) {
        if reason.isAside { rare.setAside(visit.id.rawValue, isHeld: reason == .held) }
        let isKept = reason == .outOfScope || reason.isAside || !rules.book.isPlain
        rare.setRedirects(to: visit.id.rawValue, isKept ? visit.redirects : 0)
        guard reason == .outOfScope else { return }
        refills.outsiders.known[rules.book.name(of: visit.url), default: []].insert(visit.host)
    }

    func knownHost(of url: WebURL) -> HostID? { hosts.find(url) }

    private mutating func host(of url: WebURL, into changes: inout [FrontierChange]) -> HostID {
        if let id = hosts.find(url) { return id }
        let domain = { [rules] in rules.book.scope.domain(of: url) }
        let id = hosts.add(hosts.name(of: url), hostname: url.hostname, domain: domain())
        changes.append(.host(id, name: hosts.name(of: id)))
        return id
    }
}

/// A URL that was seen before, and how it stood.
struct KnownURL {
    let id: URLID
    let key: URLKey
    let slot: SeenSet.Slot
    let was: Standing
    /// True where the scope mattered to it until now.
    var isExempted = false
    /// True where the way that leads to it lowers how a rule reaches it.
    var isNews = false
}
