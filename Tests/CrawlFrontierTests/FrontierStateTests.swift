import CrawlPoliteness
import CrawlTestSupport
import CrawlFrontier
import CrawlModel
import Linux
import Testing

/// The laws of the frontier, on random webs with random order.
struct FrontierStateTests {
    private static let rounds = Thoroughness.isFull ? 1_000 : 200

    /// A plan drawn by lot.
    static func plan(
        using generator: inout SeededGenerator
    ) -> Simulation.Plan {
        var limits = RightCrawl.Limits()
        limits.rules = [rule(using: &generator)]
        limits.redirects = generator.isLucky(50) ? 10 : Int.random(in: 0...3, using: &generator)
        let memories = [1, 2, 3, 5, 10, 100, 100_000]
        let delay = Duration.milliseconds(Int.random(in: 0...1_500, using: &generator))
        var politeness = Politeness(
            delay: delay,
            perHost: Int.random(in: 1...3, using: &generator)
        )
        politeness.perAddress = Int.random(in: 1...3, using: &generator)
        politeness.addressDelay = .milliseconds(Int.random(in: 0...500, using: &generator))
        politeness.jitter = generator.isLucky(50) ? 0.5 : 0
        politeness.rate = generator.isLucky(20) ? 5 : nil
        var frontier = FrontierPlan(
            maximumDepth: limits.rules[0].depth,
            capacity: .init(visits: memories.randomElement(using: &generator) ?? 1),
            maximumRedirects: limits.redirects,
            politeness: politeness
        )
        frontier.order = VisitOrder.allCases.randomElement(using: &generator) ?? .breadth
        let workers = Int.random(in: 1...12, using: &generator)
        return Simulation.Plan(limits: limits, frontier: frontier, workers: workers)
    }

    private static func rule(using generator: inout SeededGenerator) -> RightCrawl.Rule {
        var rule = RightCrawl.Rule()
        rule.depth = generator.isLucky(20) ? nil : Int.random(in: 0...6, using: &generator)
        rule.isHostScope = generator.isLucky(60)
        rule.hasIncludes = generator.isLucky(30)
        return rule
    }

    static func web(using generator: inout SeededGenerator) -> RandomWeb {
        let count = Int.random(in: 2...50, using: &generator)
        let hosts = Int.random(in: 1...5, using: &generator)
        return RandomWeb(count: count, hosts: hosts, using: &generator)
    }

    @Test(arguments: 0..<8)
    func `depths and pages are those of the web, whatever the order of answers`(part: Int) {
        for round in 0..<Self.rounds {
            var generator = SeededGenerator(seed: UInt64(part * 1_000_000 + round))
            let web = Self.web(using: &generator)
            var plan = Self.plan(using: &generator)
            plan.isLagging = generator.isLucky(20)
            let place: Comment = "part \(part), round \(round)"
            guard Simulation.endsRight(of: web, plan, using: generator, place) else { return }
        }
    }

    @Test(arguments: 0..<8)
    func `a crawl that is killed again and again ends with the same rows`(part: Int) {
        for round in 0..<Self.rounds {
            var generator = SeededGenerator(seed: UInt64(500 + part * 1_000_000 + round))
            let web = Self.web(using: &generator)
            var plan = Self.plan(using: &generator)
            plan.kills = Int.random(in: 1...30, using: &generator)
            let place: Comment = "part \(part), round \(round)"
            guard Simulation.endsRight(of: web, plan, using: generator, place) else { return }
        }
    }

    @Test(arguments: [0, 10])
    func `H1: no host and no domain has more pages than its budget`(kills: Int) {
        for round in 0..<(Self.rounds * 3 / 2) {
            var generator = SeededGenerator(seed: UInt64(9_000_000 + round))
            let web = Self.web(using: &generator)
            var plan = Self.plan(using: &generator)
            let limit = Int.random(in: 1...4, using: &generator)
            let isWhole = round % 2 == 0
            if isWhole { plan.frontier.budgets.pagesPerDomain = limit }
            plan.frontier.budgets.pagesPerHost = isWhole && generator.isLucky(50) ? nil : limit
            plan.kills = kills
            var simulation = Simulation(of: web, plan, using: generator)
            simulation.run()
            let live = simulation.journal.live
            let pages = Dictionary(grouping: live.storedPages.keys) { live.urls[$0]?.host }
            #expect(simulation.flaws.isEmpty, "round \(round)")
            #expect(pages.values.allSatisfy { $0.count <= limit }, "round \(round)")
            // Budget is the reason only where it is used up.
            for (_, skip) in live.skips where skip.reason == .budget {
                #expect(pages[skip.visit.host]?.count == limit, "round \(round)")
            }
        }
    }

    @Test func `a limit of pages is reached, and never passed`() {
        for round in 0..<(Self.rounds * 2) {
            var generator = SeededGenerator(seed: UInt64(7_000_000 + round))
            let web = Self.web(using: &generator)
            var plan = Self.plan(using: &generator)
            let limit = Int.random(in: 0...15, using: &generator)
            plan.frontier.maximumPages = limit
            plan.kills = round % 2 == 0 ? 0 : 10
            var simulation = Simulation(of: web, plan, using: generator)
            simulation.run()
            let right = RightCrawl(of: web, within: plan.limits).answers
            let pages = right.filter { number, answer in
                answer.reason == nil && web.places[number].isPage
            }
            let stored = simulation.journal.live.storedPages
            #expect(simulation.complaints.isEmpty && simulation.journal.live.complaints.isEmpty)
            #expect(stored.count == min(limit, pages.count), "round \(round)")
            #expect(stored.values.allSatisfy { $0 == 1 }, "round \(round)")
        }
    }
}
