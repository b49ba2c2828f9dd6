import CrawlTestSupport
import Testing

@testable import CrawlScope

struct ReachTableTests {
    @Test func `each rule has the least of both numbers, whatever came first`() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<300 {
            let ways = (0..<20).map { _ in
                Reach(
                    rule: Int.random(in: 0...3, using: &generator),
                    depth: Int.random(in: 0...9, using: &generator),
                    hops: Int.random(in: -1...4, using: &generator)
                )
            }
            var table = ReachTable()
            for way in ways {
                let wasNews = table.isNews(way, of: 7)
                let isNews = table.merge(way, of: 7)
                #expect(isNews == wasNews)
                #expect(!table.isNews(way, of: 7))
            }
            let byRule = Dictionary(grouping: ways, by: \.rule)
            let least = byRule.keys.sorted().map { rule in
                let (depths, hops) = (byRule[rule]?.map(\.depth), byRule[rule]?.map(\.hops))
                return Reach(rule: rule, depth: depths?.min() ?? 0, hops: hops?.min() ?? 0)
            }
            #expect(table[7] == least)
            #expect(table[6].isEmpty && table[1_000].isEmpty)
        }
    }

    @Test func `what is taken over stands in the place of what was known`() {
        var table = ReachTable()
        for rule in 0..<3 { _ = table.merge(Reach(rule: rule, depth: 1), of: 1) }
        table.replace([Reach(rule: 2, depth: 4, hops: 2)], of: 1)
        #expect(table[1] == [Reach(rule: 2, depth: 4, hops: 2)])
    }
}
