import CrawlTestSupport
import Testing

extension Simulation {
    /// Runs a crawl of a web to its end, which has to be that of the right crawl.
    ///
    /// - Returns: False where it is not: one is enough to look at.
    static func endsRight(
        of web: RandomWeb,
        _ plan: Plan,
        using generator: SeededGenerator,
        _ comment: Comment,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> Bool {
        var simulation = Simulation(of: web, plan, using: generator)
        simulation.run()
        let right = RightCrawl(of: web, within: plan.limits).answers
        #expect(simulation.flaws.isEmpty, comment, sourceLocation: sourceLocation)
        #expect(simulation.answers == right, comment, sourceLocation: sourceLocation)
        return simulation.flaws.isEmpty && simulation.answers == right
    }
}
