package import CrawlModel
import CrawlPoliteness
package import CrawlScope
package import CrawlSeen
import CrawlWaiting
import Linux
import URLStandard

/// Every decision of the frontier, without concurrency and without a clock.
///
/// Depths and the set of visits are a least fixed point: a way only ever lowers a URL's depth
/// and its number of redirects, and whatever was decided on greater ones is decided again. The
/// order of answers cannot matter.
package struct FrontierState: Sendable {
    let plan: FrontierPlan
    var ruling: Ruling
    var seen = SeenSet()
    var hosts: HostTable
    var robots = RobotsBook()
    var rare = RareFacts()
    var census = Census()
    var lines = WaitingLines()
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
        ruling = Ruling(rules, plan)
        hosts = HostTable(plan)
    }

    /// The figures for a progress line.
    package var counts: FrontierCounts {
        var counts = FrontierCounts()
        counts.waiting = lines.count + census.delayed + lines.spilledCount
        counts.spilled = lines.spilledCount
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
    package var watchesYields: Bool { ruling.book.rules.yields != nil }

    /// The shapes of URLs that have become barren since this was asked, and what is said of each.
    package mutating func takeBarrenShapes() -> [(shape: URLShape, verdict: String)] {
        ruling.book.rules.yields?.takeNews() ?? []
    }
}
