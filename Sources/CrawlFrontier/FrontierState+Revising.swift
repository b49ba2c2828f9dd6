import CrawlModel
import CrawlScope
import CrawlSeen
import URLStandard

extension FrontierState {
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
            if isShorter { rewriteAside(known, by: shortest, into: &changes, at: url) }
            return
        }
        decide(known, by: shortest, isRewritten: isNews, into: &changes, at: url)
    }

    /// The best of what was known and what is new.
    private func shortestWay(to known: KnownURL, by way: Way) -> Way {
        let redirects: Int
        switch known.was.state {
        case .notFollowed:
            return way
        case .cut where ruling.isPlain:
            // Its depth tells which limit it is beyond: only links lead too deep.
            let wasDeep = known.was.depth > plan.maximumDepth ?? .max
            redirects = wasDeep ? 0 : min(way.redirects, plan.maximumRedirects + 1)
        default:
            redirects = min(way.redirects, rare.redirects(to: known.id.rawValue))
        }
        var best = Way(depth: min(known.was.depth, way.depth), redirects: redirects, via: way.via)
        best.isSitemap = rare.isSitemap(known.id.rawValue)
        return best
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
        let verdict = ruling.verdict(on: url, of: known.id, by: way)
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

    /// Remembers of a skipped URL what it takes to decide again.
    mutating func note(_ visit: Visit, skippedFor reason: SkipReason) {
        if reason.isAside { rare.setAside(visit.id.rawValue, isHeld: reason == .held) }
        // Of what is cut by a plain rule, the depth tells which limit it is beyond.
        let isKept = !reason.isLimit || !ruling.isPlain
        rare.setRedirects(to: visit.id.rawValue, isKept ? visit.redirects : 0)
        guard reason == .outOfScope else { return }
        let name = ruling.book.rules.name(of: visit.url)
        refills.outsiders.known[name, default: []].insert(visit.host)
    }

    /// Writes the skip of what is put aside again, to which fewer redirects lead than it says.
    private mutating func rewriteAside(
        _ known: KnownURL,
        by way: Way,
        into changes: inout [FrontierChange],
        at url: WebURL
    ) {
        let row = visit(known.id, known.key, at: url, by: way, into: &changes)
        let reason: SkipReason = rare.isHeld(known.id.rawValue) == true ? .held : .dropped
        changes += [.reopened(row), .refused(row, reason: reason, rule: nil)]
    }
}
