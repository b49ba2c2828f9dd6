package import CrawlSeen
package import CrawlModel
import CrawlPoliteness
import CrawlScope
import CrawlWaiting
package import URLStandard

/// A URL as the store has it.
package struct RestoredURL: Sendable {
    package let key: URLKey
    package let id: URLID
    package let depth: Int
    /// Whatever waits, by any of its states.
    package let state: URLState
    /// Where its row stands, nil for its depth or without a row.
    package let priority: Int?
    /// The redirects in a row that its last visit says; for a fetched redirect that was found
    /// by a redirect, any number that is not too small will do.
    package let redirects: Int
    /// True where it was fetched already: its row, if it has one, asks for its links.
    package let isFetched: Bool
    /// True where somebody says that it is a sitemap.
    package var isSitemap = false
    /// How it is called where only an order brings it back.
    package var aside: SkipReason?
    /// True where it was out of scope.
    package var isOutside = false

    package init(
        key: URLKey,
        id: URLID,
        depth: Int,
        state: URLState,
        priority: Int? = nil,
        redirects: Int = 0,
        isFetched: Bool = false
    ) {
        self.key = key
        self.id = id
        self.depth = depth
        self.state = state
        self.priority = priority
        self.redirects = redirects
        self.isFetched = isFetched
    }
}

extension FrontierState {
    /// Takes the hosts of an unfinished crawl over, all of them in the order of their numbers
    /// from 1.
    package mutating func restore(hosts names: [String]) {
        for name in names {
            guard let url = try? WebURL(parsing: "http://\(name)/") else {
                _ = hosts.add(Array(name.utf8)[...], hostname: name, domain: name)
                continue
            }
            let id = hosts.add(
                Array(name.utf8)[...],
                hostname: url.hostname,
                domain: rules.book.scope.domain(of: url)
            )
            // Whether the store has outsiders of it is not known.
            refills.outsiders.known[rules.book.name(of: url), default: []].insert(id)
            // More may be in scope, or near enough, than was when they were found.
            if !rules.book.isPlain { refills.outsiders.next.insert(id) }
        }
    }

    /// Takes over how many tries in a row did not reach a host: who was given up has one more.
    package mutating func restore(_ host: HostID, misses: Int) {
        hosts.schedule.restore(host.index, misses: misses)
    }

    /// Takes URLs of an unfinished crawl over, in any number of pieces.
    package mutating func restore(urls: [RestoredURL]) {
        for url in urls {
            let isWaiting = url.state.isVisited && url.state != .done
            let state = isWaiting ? URLState.spilled : url.state
            seen.insert(url.key, id: url.id, standing: Standing(state, depth: url.depth))
            refills.lastRestored = max(refills.lastRestored, url.id.rawValue)
            if !rules.book.isPlain, state != .notFollowed {
                let reach = Reach(rule: 0, depth: url.depth, hops: url.isOutside ? 1 : 0)
                rules.reaches.replace([reach], of: url.id.rawValue)
            }
            if state != .cut || !rules.book.isPlain {
                rare.setRedirects(to: url.id.rawValue, url.redirects, isFetched: url.isFetched)
            }
            if url.isSitemap, state != .done { rare.noteSitemap(url.id.rawValue) }
            if isWaiting, url.isFetched { rare.noteSpilledRelink(url.id.rawValue) }
            if let reason = url.aside { rare.setAside(url.id.rawValue, isHeld: reason == .held) }
            guard isWaiting else { continue }
            restore(row: url.priority ?? url.depth, of: url)
        }
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
            hosts.rows[host.index].spilled += count
            hosts.rows[host.index].count += count
            census.spilled += count
            refillIfNeeded(host)
        }
    }

    /// Takes over what a visit of an earlier run brought: those that came first are the first.
    package mutating func restore(_ url: WebURL, _ content: UInt64?, found: [WebURL]) {
        rules.book.yields?.note(url, fingerprint: content, found: found)
        // Of what has become barren so, the earlier run has told.
        _ = takeBarrenShapes()
    }

    /// Takes over which shapes of URLs bring nothing new, by the rules that hold URLs; after what
    /// visits brought.
    package mutating func restore(heldBy verdicts: [String]) {
        rules.book.yields?.restore(verdicts)
    }

    /// Takes over what was received, and how many pages each host has where that matters.
    package mutating func restore(pages counts: [(host: HostID, count: Int)], receivedBytes: Int) {
        for (host, count) in counts { hosts.schedule.budgets.restore(count, of: host.index) }
        census.received += receivedBytes
    }

    /// Takes over how a known URL is reached under rules.
    package mutating func restore(_ visit: Visit, reach: String) {
        let reaches = rules.book.reaches(in: reach)
        rules.reaches.replace(reaches, of: visit.id.rawValue)
        if visit.depth == 0 { restore(root: visit.url, under: reaches) }
    }

    /// Takes over a page that counts against budgets that are no host's.
    package mutating func restore(page: Visit) {
        let rules = allowingRules(of: page.id, at: page.url)
        self.rules.allotments.restore(page.url, on: page.host.index, by: rules)
    }

    /// Takes over what decides about scope and limit: all URLs of depth 0, and how many pages
    /// are stored.
    package mutating func restore(roots: [WebURL], storedPages: Int) {
        for root in roots where rules.book.isPlain || isOwn(root) {
            restore(root: root, under: [Reach(rule: 0, depth: 0)])
        }
        census.stored += storedPages
    }

    private mutating func restore(root: WebURL, under reaches: [Reach]) {
        widen(by: root, under: reaches)
        for rule in rootRules(reaches) where mayHaveRoot(rule, root) {
            _ = robots.sitemaps.addRoot(root.origin, of: rule)
        }
    }

    /// True where a root is the command's own.
    private func isOwn(_ root: WebURL) -> Bool {
        guard let slot = seen.find(URLKey(of: root, ignoring: plan.ignored)) else { return false }
        let reaches = rules.reaches[seen.id(at: slot).rawValue]
        return reaches.contains { $0.rule == 0 && $0.depth == 0 }
    }
}
