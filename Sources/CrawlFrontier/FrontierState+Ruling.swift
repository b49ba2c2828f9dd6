import CrawlModel
import CrawlPoliteness
import CrawlScope
import CrawlSeen
import CrawlWaiting
import URLStandard

extension FrontierState {
    /// The rules for which a way leads to a root.
    func rootRules(_ reaches: [Reach]) -> [Int] {
        rules.book.isPlain ? [0] : reaches.filter { $0.depth == 0 }.map(\.rule)
    }

    /// True where a root of a rule is not excluded.
    func mayHaveRoot(_ rule: Int, _ root: WebURL) -> Bool {
        rules.book.refusal(of: root, by: Reach(rule: rule, depth: 0)) == nil
    }

    /// How a page is reached under each rule that allows it: its links are followed for those.
    @inline(__always)
    func spread(of page: Visit) -> [Reach] {
        guard !rules.book.isPlain else { return [] }
        return rules.reaches[page.id.rawValue].filter { rules.book.allows(page.url, by: $0) }
    }

    /// The rules that allow a URL.
    func allowingRules(of id: URLID, at url: WebURL) -> [Int] {
        guard !rules.book.isPlain else { return [] }
        return rules.reaches[id.rawValue].filter { rules.book.allows(url, by: $0) }.map(\.rule)
    }

    /// True where ways may be news under some rule.
    func isNews(_ ways: [Reach], of id: URLID, by way: Way) -> Bool {
        ways.contains { reach in
            var reach = reach
            if way.isSitemap { reach.hops = Reach.exempt }
            return rules.reaches.isNews(reach, of: id.rawValue)
        }
    }

    /// Notes under which rules a way leads to a URL.
    ///
    /// - Returns: True where that is news.
    mutating func note(
        _ ways: [Reach],
        of id: URLID,
        at url: WebURL,
        by way: Way,
        into changes: inout [FrontierChange]
    ) -> Bool {
        var isNews = false
        for var reach in ways {
            if way.isSitemap {
                reach.hops = Reach.exempt
            } else if reach.depth == 0 || rules.book[reach.rule].scope.contains(url) {
                reach.hops = 0
            }
            if rules.reaches.merge(reach, of: id.rawValue) { isNews = true }
        }
        if isNews { record(id, at: url, into: &changes) }
        return isNews
    }

    private mutating func record(
        _ id: URLID,
        at url: WebURL,
        into changes: inout [FrontierChange]
    ) {
        let reaches = rules.reaches[id.rawValue]
        changes.append(.placed(id, reach: rules.book.text(of: reaches)))
        guard reaches.contains(where: { $0.hops > 0 }), let host = knownHost(of: url) else {
            return
        }
        refills.outsiders.known[rules.book.name(of: url), default: []].insert(host)
    }

    /// Decides again about a URL whose host has come into scope, or whose rule is another now.
    mutating func reconsider(
        _ visit: Visit,
        refused earlier: RefusedURL? = nil,
        into changes: inout [FrontierChange]
    ) {
        guard let slot = seen.find(visit.key) else { return }
        var known = KnownURL(id: visit.id, key: visit.key, slot: slot, was: seen[slot])
        let reaches = rules.reaches[visit.id.rawValue]
        // What is in scope by now turns out to be when the ways to it are noted again.
        let redirects = rare.redirects(to: visit.id.rawValue)
        var way = Way(depth: known.was.depth, redirects: redirects, via: .link)
        known.isNews = note(reaches, of: visit.id, at: visit.url, by: way, into: &changes)
        // Under which rules it is a sitemap is known from its reaches, not from the way.
        way.isSitemap = rare.isSitemap(visit.id.rawValue)
        switch known.was.state {
        case .notFollowed: return
        case .refused where rare.isHeld(visit.id.rawValue) != nil: return
        case .cut, .refused:
            var isOther = known.isNews
            let verdict = verdict(on: visit.url, of: visit.id, by: way)
            if let earlier, case .skip(_, let reason, let rule) = verdict {
                isOther = isOther || (reason, rule) != (earlier.reason, earlier.rule)
            }
            decide(known, by: way, isRewritten: isOther, into: &changes, at: visit.url)
        case .waiting, .spilled, .relinking, .inFlight, .done:
            improve(known, by: way, into: &changes) { visit.url }
        }
    }

    /// Whether budgets that are no host's have room for a visit.
    mutating func room(for visit: WaitingVisit, of host: HostID) -> AllotmentBook.Room {
        let rules = allowingRules(of: visit.id, at: visit.url)
        return self.rules.allotments.room(for: visit.url, on: host.index, by: rules)
    }

    /// True where there is room; else the host waits for it.
    mutating func hasRoom(for visit: WaitingVisit, of host: HostID) -> Bool {
        guard !rules.allotments.isEmpty, case .pledged(let places) = room(for: visit, of: host)
        else { return true }
        rules.allotments.park(host.index, at: places)
        hosts.schedule.park(host.index)
        return false
    }

    /// Charges a visit that sets out.
    mutating func reserveRoom(for visit: WaitingVisit, of host: HostID) {
        guard !rules.allotments.isEmpty, case .free(let charge) = room(for: visit, of: host)
        else { return }
        rules.allotments.reserve(charge, for: visit.id.rawValue)
    }
}
