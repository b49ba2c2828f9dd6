package import CrawlSeen
package import CrawlModel
import CrawlPoliteness
package import CrawlScope
import CrawlWaiting
package import Linux
import URLStandard

/// Every decision of the frontier, without concurrency and without a clock.
///
/// Depths and the set of visits are a least fixed point: a way only ever lowers a URL's depth
/// and its number of redirects, and whatever was decided on greater ones is decided again. The
/// order of answers cannot matter.
package struct FrontierState: Sendable {
    let plan: FrontierPlan
    var rules: Ruling
    var seen = SeenSet()
    var hosts: HostTable
    var robots = RobotsBook()
    var rare = RareFacts()
    var census = Census()
    /// Stored pages whose links are to be reconsidered, nearest first.
    var relinks = HostQueue()
    /// Visits before the moment of their next try.
    var delayed = MomentHeap<DelayedVisit>()
    var refills = RefillQueue()

    /// A frontier that knows nothing yet.
    package init(_ plan: FrontierPlan, scope: Scope) {
        self.init(plan, rules: RuleBook([plan.rule(of: scope)]))
    }

    /// A frontier that knows nothing yet, with more than the plan's own rule.
    package init(_ plan: FrontierPlan, rules: RuleBook) {
        self.plan = plan
        self.rules = Ruling(rules, prefixes: plan.budgets.prefixes)
        hosts = HostTable(plan)
    }

    /// The figures for a progress line.
    package var counts: FrontierCounts {
        var counts = FrontierCounts()
        counts.waiting = census.waiting + census.delayed + census.spilled
        counts.spilled = census.spilled
        counts.travelling = census.travelling
        counts.stored = census.stored
        counts.claimed = census.claimed
        (counts.urls, counts.hosts) = (seen.count, hosts.count)
        return counts
    }

    /// How many bytes the knowledge of seen URLs takes.
    package var seenByteCount: Int { seen.byteCount }

    /// The numbers of known URLs; a key that is not known gives none.
    package func ids(of keys: [URLKey]) -> [URLID] {
        keys.compactMap { seen.find($0).map(seen.id(at:)) }
    }

    /// The depth and the state of a URL, nil where it is not known.
    package func standing(of key: URLKey) -> (depth: Int, state: URLState)? {
        seen.find(key).map { (seen[$0].depth, seen[$0].state) }
    }

    /// True where shapes of URLs are held that bring nothing new.
    package var watchesYields: Bool { rules.book.yields != nil }

    /// The shapes of URLs that have become barren since this was asked, and what is said of each.
    package mutating func takeBarrenShapes() -> [(shape: URLShape, verdict: String)] {
        rules.book.yields?.takeNews() ?? []
    }

    /// Lets a host rest until a moment, because its answer asked for it.
    package mutating func pause(_ host: HostID, until moment: Moment) {
        hosts.schedule.hold(host.index, until: moment)
    }

    var maximumDepth: Int { plan.maximumDepth ?? .max }
}

extension FrontierPlan {
    /// The rule that the plan itself sets.
    package func rule(of scope: Scope) -> ReachRule {
        var rule = ReachRule(scope)
        rule.maximumDepth = maximumDepth
        return rule
    }
}

/// A visit before the moment of its next try.
struct DelayedVisit: Sendable {
    let visit: WaitingVisit
    let host: HostID
}
