package import CrawlModel
import CrawlPoliteness
import CrawlScope
import CrawlSeen
import CrawlWaiting
package import URLStandard

extension FrontierState {
    /// Takes the hosts of an unfinished crawl over, all of them in the order of their numbers
    /// from 1.
    package mutating func restore(hosts names: [String]) {
        for name in names {
            lines.addHost()
            guard let url = try? WebURL(parsing: "http://\(name)/") else {
                _ = hosts.add(Array(name.utf8)[...], hostname: name, domain: name)
                continue
            }
            let id = hosts.add(
                Array(name.utf8)[...],
                hostname: url.hostname,
                domain: ruling.book.rules.scope.domain(of: url)
            )
            // Whether the store has outsiders of it is not known.
            refills.outsiders.known[ruling.book.rules.name(of: url), default: []].insert(id)
            // More may be in scope, or near enough, than was when they were found.
            if !ruling.isPlain { refills.outsiders.next.insert(id) }
        }
    }

    /// Takes over how many tries in a row did not reach a host: who was given up has one more.
    package mutating func restore(_ host: HostID, misses: Int) {
        hosts.schedule.restore(host.index, misses: misses)
    }

    /// Takes URLs of an unfinished crawl over, in any number of pieces.
    package mutating func restore(urls: [RestoredURL]) {
        for url in urls { restore(url) }
    }

    private mutating func restore(_ url: RestoredURL) {
        let (number, state) = (url.id.rawValue, url.state.forFrontier)
        seen.insert(url.key, id: url.id, standing: Standing(state, depth: url.depth))
        refills.lastRestored = max(refills.lastRestored, number)
        if !ruling.isPlain, state != .notFollowed {
            let hops = url.state == .skipped(.outOfScope) ? 1 : 0
            ruling.book.restore([Reach(rule: 0, depth: url.depth, hops: hops)], of: number)
        }
        if state != .cut || !ruling.isPlain { restoreRedirects(to: url) }
        if url.via == .sitemapFile, state != .done { rare.noteSitemap(number) }
        if case .skipped(let reason) = url.state, reason.isAside {
            rare.setAside(number, isHeld: reason == .held)
        }
        guard state == .spilled else { return }
        if url.state == .relinking { rare.noteSpilledRelink(number) }
        restore(row: url.priority ?? url.depth, of: url)
    }

    private mutating func restoreRedirects(to url: RestoredURL) {
        // How many redirects led to what was fetched is not kept; too many is safe, too few is not.
        let isUncertain = url.state == .fetched && url.via == .redirect
        rare.setRedirects(
            to: url.id.rawValue,
            isUncertain ? plan.maximumRedirects : url.redirects,
            isFetched: url.state == .fetched || url.state == .relinking
        )
    }

    /// Notes where a row stands, if that is not its usual place.
    private mutating func restore(row: Int, of url: RestoredURL) {
        if row >= ScoreTable.start {
            hosts.scores?.restore(url.id.rawValue, depth: url.depth, place: row)
        }
        guard row != usualPlace(of: url.id, depth: url.depth) else { return }
        rare.setRowPriority(of: url.id.rawValue, row)
    }

    /// Takes the visits of an unfinished crawl over, by their number on each host.
    package mutating func restore(waiting counts: [(host: HostID, count: Int)]) {
        for (host, count) in counts {
            lines.countRows(count, of: host.index)
            lines.countSpilled(count, of: host.index)
            refillIfNeeded(host)
        }
    }

    /// Takes over what visits of an earlier run brought: those that came first are the first.
    package mutating func restore(_ url: WebURL, _ content: UInt64?, found: [WebURL]) {
        ruling.book.rules.yields?.note(url, fingerprint: content, found: found)
        // Of what has become barren so, the earlier run has told.
        _ = takeBarrenShapes()
    }

    /// Takes over which shapes of URLs bring nothing new, by the rules that hold URLs; after what
    /// visits brought.
    package mutating func restore(heldBy verdicts: [String]) {
        ruling.book.rules.yields?.restore(verdicts)
    }

    /// Takes over what was received, and how many pages each host has where that matters.
    package mutating func restore(pages counts: [(host: HostID, count: Int)], receivedBytes: Int) {
        for (host, count) in counts { hosts.schedule.budgets.restore(count, of: host.index) }
        census.received += receivedBytes
    }

    /// Takes over how a known URL is reached under rules.
    package mutating func restore(_ visit: Visit, reach: String) {
        let reaches = ruling.book.rules.reaches(in: reach)
        ruling.book.restore(reaches, of: visit.id.rawValue)
        if visit.depth == 0 { restore(root: visit.url, under: reaches) }
    }

    /// Takes over a page that counts against budgets that are no host's.
    package mutating func restore(page: Visit) { ruling.restore(page: page) }

    /// Takes over what decides about scope and limit: all URLs of depth 0, and how many pages
    /// are stored.
    package mutating func restore(roots: [WebURL], storedPages: Int) {
        for root in roots where ruling.isPlain || isOwn(root) {
            restore(root: root, under: [Reach(rule: 0, depth: 0)])
        }
        census.stored += storedPages
    }

    private mutating func restore(root: WebURL, under reaches: [Reach]) {
        widen(by: root, under: reaches)
        for rule in ruling.book.openRootRules(reaches, at: root) {
            _ = robots.sitemaps.addRoot(root.origin, of: rule)
        }
    }

    /// True where a root is the command's own.
    private func isOwn(_ root: WebURL) -> Bool {
        guard let slot = seen.find(URLKey(of: root, ignoring: plan.ignored)) else { return false }
        return ruling.book[seen.id(at: slot)].contains { $0.rule == 0 && $0.depth == 0 }
    }
}

extension RestoredState {
    /// Whatever waits does so in the store.
    fileprivate var forFrontier: URLState {
        switch self {
        case .waiting, .relinking: .spilled
        case .fetched: .done
        case .skipped(.tooDeep), .skipped(.redirectLimit): .cut
        case .skipped(.notFollowed), .skipped(.nofollow), .skipped(.tooOld): .notFollowed
        case .skipped: .refused
        }
    }
}
