import CrawlFrontier
import CrawlModel
import CrawlPoliteness
import CrawlTestSupport
import Testing

/// The laws of the frontier where seeds have rules of their own, and links may lead beyond them.
struct FrontierStateRulingTests {
    private static let rounds = Thoroughness.isFull ? 1_000 : 200

    /// A web, and rules drawn by lot for its seeds.
    private static func ruled(
        using generator: inout SeededGenerator
    ) -> (web: RandomWeb, plan: Simulation.Plan) {
        let web = RandomWeb(
            count: Int.random(in: 2...50, using: &generator),
            hosts: Int.random(in: 1...5, using: &generator),
            using: &generator
        )
        var limits = RightCrawl.Limits()
        limits.rules = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
            rule(using: &generator)
        }
        limits.redirects = generator.isLucky(50) ? 10 : Int.random(in: 0...3, using: &generator)
        limits.rulesOfSeeds = web.seeds.map { _ in
            Int.random(in: limits.rules.indices, using: &generator)
        }
        let memories = [1, 2, 5, 10, 100_000]
        var frontier = FrontierPlan(
            maximumDepth: limits.rules[0].depth,
            capacity: .init(visits: memories.randomElement(using: &generator) ?? 1),
            maximumRedirects: limits.redirects,
            politeness: Politeness(delay: .zero, perHost: 2)
        )
        frontier.order = VisitOrder.allCases.randomElement(using: &generator) ?? .breadth
        let workers = Int.random(in: 1...12, using: &generator)
        return (web, Simulation.Plan(limits: limits, frontier: frontier, workers: workers))
    }

    private static func rule(using generator: inout SeededGenerator) -> RightCrawl.Rule {
        var rule = RightCrawl.Rule()
        rule.depth = generator.isLucky(20) ? nil : Int.random(in: 0...6, using: &generator)
        rule.isHostScope = generator.isLucky(80)
        rule.hasIncludes = generator.isLucky(30)
        rule.extraHops = generator.isLucky(50) ? 0 : Int.random(in: 1...3, using: &generator)
        return rule
    }

    @Test(arguments: 0..<8)
    func `what is visited is what each seed's rule would, whatever the order`(part: Int) {
        for round in 0..<Self.rounds {
            var generator = SeededGenerator(seed: UInt64(20_000_000 + part * 1_000_000 + round))
            let (web, plan) = Self.ruled(using: &generator)
            let place: Comment = "part \(part), round \(round)"
            guard Simulation.endsRight(of: web, plan, using: generator, place) else { return }
        }
    }

    @Test(arguments: 0..<8)
    func `a ruled crawl that is killed again and again ends with the same rows`(part: Int) {
        for round in 0..<Self.rounds {
            guard Self.endsRight(killed: UInt64(40_000_000 + part * 1_000_000 + round)) else {
                return
            }
        }
    }

    @Test(arguments: [43_000_916, 44_000_328])
    func `what is a sitemap by one rule is none by another, after a kill, too`(seed: UInt64) {
        _ = Self.endsRight(killed: seed)
    }

    private static func endsRight(killed seed: UInt64) -> Bool {
        var generator = SeededGenerator(seed: seed)
        let (web, drawn) = ruled(using: &generator)
        var plan = drawn
        plan.kills = Int.random(in: 1...30, using: &generator)
        return Simulation.endsRight(of: web, plan, using: generator, "seed \(seed)")
    }
}
