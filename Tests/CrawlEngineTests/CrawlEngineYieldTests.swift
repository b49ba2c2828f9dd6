import CrawlDemo
import CrawlEngine
import CrawlFrontier
import CrawlScope
import CrawlTestSupport
import Testing

/// Shapes of URLs that bring nothing more.
@Suite(.tags(.loopback), .timeLimit(.minutes(2)))
struct CrawlEngineYieldTests {
    /// A calendar without end whose months and days lead to each other, and forty articles.
    private static func answer(_ request: DemoRequest) -> DemoResponse {
        let parts = request.target.split(separator: "/").map(String.init)
        let menu =
            "<a href=/>home</a> <a href=/cal/2026/1>calendar</a> <a href=/page/1>articles</a>"
        switch (parts.first, parts.dropFirst().compactMap(Int.init)) {
        case (nil, _): return .html(menu)
        case ("page", let numbers) where numbers.count == 1 && numbers[0] <= 40:
            var dice = SeededGenerator(seed: UInt64(numbers[0]))
            let words = (0..<60).map { _ in "word\(Int.random(in: 0..<999, using: &dice))" }
            let next = "<a href=/page/\(numbers[0] + 1)>next</a>"
            return .html(menu + "<p>" + words.joined(separator: " ") + next)
        case ("cal", let numbers) where numbers.count == 2:
            let (year, month) = (numbers[0], numbers[1])
            let days = (1...28).map { "<td><a href=/cal/\(year)/\(month)/\($0)>\($0)</a>" }
            let next = month == 12 ? "\(year + 1)/1" : "\(year)/\(month + 1)"
            return .html(
                menu + "<h1>\(month) \(year)</h1><table><tr>" + days.joined()
                    + "</table><p>There are no events in this month. <a href=/cal/\(next)>next</a>"
            )
        case ("cal", let numbers) where numbers.count == 3:
            return .html(
                menu + "<h1>\(numbers[2]). \(numbers[1]). \(numbers[0])</h1><p>There are no events "
                    + "on this day. Come back another day, or tell us of an event of yours."
                    + "<a href=/cal/\(numbers[0])/\(numbers[1])>month</a>"
            )
        default: return .text("not here", status: 404)
        }
    }

    @Test func `H1: a calendar is held once it brings nothing new, and the file says why`()
        async throws
    {
        let web = try LoopbackWeb { Self.answer($0) }
        try await TemporaryDirectory.with { directory in
            let path = directory + "/crawl.sqlite"
            var plan = try CrawlPlan.loopback(from: [web.base + "/"], into: path)
            plan.scope.maximumBarren = 20
            #expect(try await plan.run().ending == .exhausted)
            let file = try CrawlFile(path)
            #expect(try file.number("SELECT count(*) FROM pages WHERE url LIKE '%/page/%'") == 40)
            let fetched = try file.number("SELECT count(*) FROM pages WHERE url LIKE '%/cal/%'")
            #expect(fetched < 400)
            let held = try file.texts("SELECT DISTINCT reason FROM skips")
            #expect(held == ["held"])
            let shapes = try file.texts(
                "SELECT subject FROM event WHERE code='barren_shape' ORDER BY 1"
            )
            #expect(shapes == ["\(web.base)/cal/N/N", "\(web.base)/cal/N/N/N"])
            let rule = try file.texts("SELECT rule FROM skips WHERE url LIKE '%/cal/%/%/%' LIMIT 1")
            #expect(rule[0].hasSuffix("visits in a row of \(shapes[1]) brought nothing new"))
            let broken = try file.brokenLawsOfTheEnd
            #expect(broken == [])
        }
    }

    @Test func `H1: a shape that has brought nothing new is known to the next run`() async throws {
        let web = try LoopbackWeb { request in
            let number = Int(request.target.drop { !$0.isNumber }) ?? 0
            guard request.target != "/robots.txt" else { return .text("", status: 404) }
            return .html("<p>Nothing is on here.<a href=/cal/\(number + 1)>on</a>")
        }
        try await TemporaryDirectory.with { directory in
            let path = directory + "/crawl.sqlite"
            var plan = try CrawlPlan.loopback(from: [web.base + "/"], into: path)
            plan.scope.maximumBarren = 6
            // It ends before the shape is barren, when it is, and some new ones are found then.
            for limit in [4, nil] {
                plan.frontier.maximumPages = limit
                try await plan.run()
            }
            let pages = "SELECT count(*) FROM page"
            let stored = try CrawlFile(path).number(pages)
            plan.seeds += try CrawlPlan.loopback(
                from: [web.base + "/cal/1000"],
                into: path
            ).seeds
            #expect(try await plan.run().ending == .exhausted)
            // The seed is visited, and what it leads to is held at once.
            #expect(try CrawlFile(path).number(pages) == stored + 1)
            let held = "SELECT count(*) FROM skips WHERE reason='held' AND url LIKE '%/1001'"
            #expect(try CrawlFile(path).number(held) == 1)
        }
    }
}
