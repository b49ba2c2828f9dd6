import CrawlFrontier
import CrawlTestSupport
import Testing

struct FrontierStateNumberingTests {
    @Test(arguments: 0..<4)
    func `a crawl that cannot know more URLs ends in order, and goes on where it can`(
        part: Int
    ) {
        var fullCount = 0
        for round in 0..<(Thoroughness.isFull ? 1_000 : 100) {
            var generator = SeededGenerator(seed: UInt64(13_000_000 + part * 1_000 + round))
            let web = FrontierStateTests.web(using: &generator)
            var plan = FrontierStateTests.plan(using: &generator)
            plan.kills = generator.isLucky(50) ? Int.random(in: 1...20, using: &generator) : 0
            let limit = Int.random(in: 1...20, using: &generator)
            plan.frontier.capacity.urls = limit
            var simulation = Simulation(of: web, plan, using: generator)
            simulation.run()
            #expect(simulation.journal.live.urls.count <= limit, "part \(part), round \(round)")
            if simulation.ending == .full(urls: limit) {
                fullCount += 1
                simulation.goOn(with: 1_000)
                simulation.run()
            }
            let right = RightCrawl(of: web, within: plan.limits).answers
            #expect(simulation.ending == .exhausted, "part \(part), round \(round)")
            #expect(simulation.flaws.isEmpty, "part \(part), round \(round)")
            #expect(simulation.answers == right, "part \(part), round \(round)")
            guard simulation.answers == right else { return }
        }
        #expect(fullCount > 10)
    }
}
