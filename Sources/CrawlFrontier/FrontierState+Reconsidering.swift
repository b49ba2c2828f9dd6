package import CrawlModel
import CrawlScope
import CrawlSeen
import CrawlWaiting
import URLStandard

extension FrontierState {
    /// How many URLs are read at once.
    private static let batch = 1_000

    /// Takes a root into the scope; what had been outside on its account is looked at again.
    mutating func widen(by root: WebURL, under reaches: [Reach]) {
        for rule in ruling.book.rootRules(reaches) where ruling.book.rules.widen(rule, by: root) {
            let name = ruling.book.rules.name(of: root)
            guard let hosts = refills.outsiders.known[name] else { continue }
            refills.outsiders.next.formUnion(hosts)
        }
    }

    /// Decides whether URLs that were out of scope are to be read.
    mutating func claimPass() -> FrontierStep? {
        guard !refills.outsiders.isTravelling, !refills.outsiders.isOver else { return nil }
        if refills.outsiders.hosts.isEmpty {
            refills.outsiders.hosts = refills.outsiders.next
            refills.outsiders.next = []
            refills.outsiders.reached = URLID(rawValue: 0)
        }
        refills.outsiders.isTravelling = true
        census.travelling += 1
        let pass = refills.outsiders
        return .reconsider(pass.hosts, after: pass.reached, limit: Self.batch)
    }

    /// Takes URLs in that were out of scope, in the order of their numbers; nil gives the
    /// reading back.
    ///
    /// - Returns: What changed, to be journalled before any of the visits is made.
    package mutating func reconsider(_ outsiders: [Visit]?) -> [FrontierChange] {
        refills.outsiders.isTravelling = false
        census.travelling -= 1
        guard let outsiders else { return [] }
        refills.outsiders.reached = outsiders.last?.id ?? refills.outsiders.reached
        if outsiders.count < Self.batch { refills.outsiders.hosts = [] }
        var changes: [FrontierChange] = []
        for visit in outsiders { reconsider(visit, into: &changes) }
        return changes
    }

    /// Decides again about URLs that another scope may have refused.
    ///
    /// - Returns: What changed, to be journalled before any of the visits is made.
    package mutating func judge(_ refused: [RefusedURL]) -> [FrontierChange] {
        var changes: [FrontierChange] = []
        for url in refused { reconsider(url.visit, refused: url, into: &changes) }
        return changes
    }

    /// Decides again about a URL whose host has come into scope, or whose rule is another now.
    private mutating func reconsider(
        _ visit: Visit,
        refused earlier: RefusedURL? = nil,
        into changes: inout [FrontierChange]
    ) {
        guard let slot = seen.find(visit.key) else { return }
        var known = KnownURL(visit.key, at: slot, in: seen)
        let way = knownWay(to: known)
        // What is in scope by now turns out to be when the ways to it are noted again; under which
        // rules it is a sitemap is known from them.
        known.isNews = note(
            ruling.book[known.id.rawValue],
            of: known.id,
            at: visit.url,
            by: Way(depth: way.depth, via: .link),
            into: &changes
        )
        switch known.was.state {
        case .notFollowed: return
        case .refused where rare.isHeld(known.id.rawValue) != nil: return
        case .cut, .refused:
            let verdict = ruling.verdict(on: visit.url, of: known.id, by: way)
            let isOther = known.isNews || earlier.map { !verdict.says(the: $0) } ?? false
            decide(known, by: way, isRewritten: isOther, into: &changes, at: visit.url)
        case .waiting, .spilled, .relinking, .inFlight, .done:
            improve(known, by: way, into: &changes) { visit.url }
        }
    }

    /// A way as short as the shortest that are known to a URL.
    func knownWay(to known: KnownURL) -> Way {
        let redirects = rare.redirects(to: known.id.rawValue)
        var way = Way(depth: known.was.depth, redirects: redirects, via: .link)
        way.isSitemap = rare.isSitemap(known.id.rawValue)
        return way
    }
}

extension Verdict {
    /// False where it skips a URL for other reasons than an earlier refusal.
    fileprivate func says(the earlier: RefusedURL) -> Bool {
        guard case .skip(_, let reason, let rule) = self else { return true }
        return (reason, rule) == (earlier.reason, earlier.rule)
    }
}
