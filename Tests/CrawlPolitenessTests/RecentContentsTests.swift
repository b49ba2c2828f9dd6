import Linux
import Testing

@testable import CrawlPoliteness

struct RecentContentsTests {
    /// The rests of a host after answers with these contents.
    private func rests(_ contents: [UInt64?], adapts: Bool = true) -> [Duration] {
        var politeness = Politeness(delay: .seconds(8), perHost: 1)
        politeness.adapts = adapts
        var schedule = HostSchedule(politeness)
        schedule.add(hostname: "h.test")
        var now = Moment(nanoseconds: 0)
        return contents.map { content in
            schedule.start(0, at: now)
            var facts = VisitFacts(reach: .answered)
            facts.content = content
            schedule.end(0, facts, at: now)
            let rest = schedule.all[0].gate.opensAt - now
            now = schedule.all[0].gate.opensAt
            return rest
        }
    }

    @Test func `a host that repeats itself rests longer, until it says something else`() {
        #expect(rests([1, 1, 2, 1, 2, 3, nil]) == [8, 9, 8, 9, 10, 8, 8].map(Duration.seconds))
        #expect(rests(Array(repeating: 7, count: 40)).last == .seconds(24))
    }

    @Test func `nobody rests longer for it where rests do not adapt`() {
        #expect(rests([1, 1, 1], adapts: false) == [8, 8, 8].map(Duration.seconds))
    }

    @Test func `only the last eight contents are remembered`() {
        var contents = RecentContents()
        for content in 0..<9 as Range<UInt64> { contents.note(content) }
        contents.note(0)
        #expect(contents.extra == 0)
        contents.note(8)
        #expect(contents.extra == 0.125)
    }
}
