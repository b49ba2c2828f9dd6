package import CrawlModel
package import CrawlPoliteness
package import CrawlScope
import CrawlSeen

/// How much a crawl can know.
package struct FrontierCapacity: Sendable {
    /// How many visits wait in memory at most; retries that wait for their moment come on top.
    package var visits: Int
    /// How many URLs are known at most, over all runs: there are no numbers for more.
    package var urls = SeenSet.capacity

    package init(visits: Int = 100_000) {
        self.visits = visits
    }
}

/// The bounds of one crawl, decided before the first visit.
package struct FrontierPlan: Sendable {
    /// The greatest depth that is visited, nil for any.
    package var maximumDepth: Int?
    package var order = VisitOrder.breadth
    /// How many pages are stored at most, over all runs of this crawl, nil for any number.
    package var maximumPages: Int?
    /// How much of one host and one registrable domain is taken, over all runs.
    package var budgets = BudgetLimits()
    /// How many bytes are received at most, over all runs, nil for any number.
    package var maximumBytes: Int?
    package var capacity: FrontierCapacity
    /// How many redirects in a row are followed.
    package var maximumRedirects: Int
    package var robots = RobotsPlan()
    /// What does not make URLs different from each other.
    package var ignored = IgnoredDifferences()
    package var politeness: Politeness

    /// The usual bounds, but for those that are named.
    package init(
        maximumDepth: Int? = nil,
        maximumPages: Int? = nil,
        capacity: FrontierCapacity = FrontierCapacity(),
        maximumRedirects: Int = 10,
        obeysRobots: Bool = true,
        politeness: Politeness = Politeness()
    ) {
        self.maximumDepth = maximumDepth
        self.maximumPages = maximumPages
        self.capacity = capacity
        self.maximumRedirects = maximumRedirects
        robots.areObeyed = obeysRobots
        self.politeness = politeness
    }

    /// The rule that the plan itself sets.
    package func rule(of scope: Scope) -> ReachRule {
        var rule = ReachRule(scope)
        rule.maximumDepth = maximumDepth
        return rule
    }
}
