import CrawlTestSupport
import Testing

@testable import RobotsStandard

struct RobotsRulesTests {
    private func rules(_ text: String, agent: String = "crawl") -> RobotsRules {
        RobotsRules(parsing: Array(text.utf8), agent: agent)
    }

    private func decision(_ path: String, _ text: String) -> RobotsDecision {
        rules(text).decision(for: Array(path.utf8).span)
    }

    @Test func `a decision names its line and its rule as written`() {
        let decision = decision("/ä/private", "user-agent: *\r\n\r\nDissallow :  /ä/p* # no\r\n")
        #expect(!decision.isAllowed)
        #expect(decision.line == 3)
        #expect(decision.rule == "Disallow: /ä/p*")
    }

    @Test func `where no rule matches there is no line`() {
        let decision = decision("/open", "User-agent: *\nDisallow: /closed\n")
        #expect(decision == RobotsDecision(isAllowed: true))
        #expect(decision.line == nil)
        #expect(decision.rule == nil)
    }

    @Test func `G6: the longest rule decides and an allow wins a tie, in any order`() {
        let text = "User-agent: *\nDisallow: /a/b\nAllow: /a/\nAllow: /a/b\nDisallow: /a/b/c\n"
        #expect(decision("/a/b", text).line == 4)
        #expect(decision("/a/b/c", text).line == 5)
        #expect(decision("/a/x", text).line == 3)
    }

    @Test func `a named group shuts out the one for everybody, even without rules`() {
        let text =
            "User-agent: *\nDisallow: /\nCrawl-delay: 9\n\nUser-agent: CRAWL/2.0\nDisallow:\n"
        #expect(decision("/page", text).isAllowed)
        #expect(rules(text).crawlDelay == nil)
        #expect(rules(text, agent: "other").crawlDelay == 9)
    }

    @Test func `groups of one crawler are merged`() {
        let text = """
            User-agent: crawl
            Disallow: /a
            User-agent: other
            User-agent: Crawl
            Disallow: /b
            """
        #expect(!decision("/a", text).isAllowed)
        #expect(!decision("/b", text).isAllowed)
    }

    @Test(arguments: ["crawler", "crawl2", "crawl-x", "crawlä"])
    func `a product token that only begins alike is another crawler`(name: String) {
        #expect(decision("/", "User-agent: \(name)\nDisallow: /\n").isAllowed)
    }

    @Test(arguments: ["crawl", "Crawl/1.0", "crawl (+http://x.test)", "crawl*"])
    func `what follows a product token does not matter`(name: String) {
        #expect(!decision("/", "User-agent: \(name)\nDisallow: /\n").isAllowed)
    }

    @Test func `sitemaps, delays and unknown lines end no group of rules`() {
        let text = """
            User-agent: crawl
            Sitemap: /map.xml
            Crawl-delay: 2
            Noindex: /
            User-agent: other
            Crawl-delay: 7
            Disallow: /a
            """
        #expect(!decision("/a", text).isAllowed)
        #expect(rules(text).crawlDelay == 2)
        #expect(rules(text, agent: "other").crawlDelay == 7)
        #expect(rules(text).sitemaps == ["/map.xml"])
    }

    @Test(arguments: [
        ("0", 0), ("0.5", 0.5), ("10", 10), ("1000000", 1_000_000), ("1e9", 1e9), ("-0", 0),
        ("-1", nil), ("NaN", nil), ("inf", nil), ("1e999", nil), ("0x10", nil), ("10 s", nil),
        ("", nil), ("1,5", nil),
    ])
    func `a delay is a finite number that is not negative`(text: String, seconds: Double?) {
        #expect(rules("User-agent: *\nCrawl-delay: \(text)\n").crawlDelay == seconds)
    }

    @Test func `of two delays the longer one counts`() {
        #expect(rules("User-agent: *\nCrawl-delay: 9\nCrawl-delay: 3\n").crawlDelay == 9)
    }

    @Test func `an allowed index page allows its directory`() {
        let text = "User-agent: *\nDisallow: /d/\nAllow: /d/index.html\n"
        #expect(decision("/d/", text).line == 3)
        #expect(decision("/d/index.html", text).isAllowed)
        #expect(!decision("/d/other", text).isAllowed)
    }

    @Test func `beyond its budget of searching a disallow counts up to its star, an allow not`() {
        let end = "bcbbcb"
        let path = "/a/\(end)" + String(repeating: "b", count: RobotsRules.searchLimit / 2) + end
        let text = """
            User-agent: *
            Disallow: /a/*bcbcbbb
            Disallow: /b/*ccccc
            Allow: /a/*cbbcb$
            Disallow: /a/*cbcb
            Disallow: /a/b
            """
        #expect(decision("/a/cbbcb", text).line == 4)
        #expect(decision(path, text).line == 5)
        #expect(!decision("/a/cbcb", text).isAllowed)
    }

    @Test func `no decision compares more than its budget and the patterns`() {
        let path = "/ab" + String(repeating: "a", count: 4_090) + "cab"
        let file =
            "User-agent: *\n" + String(repeating: "Disallow: /*aaaaaaaaaaab\n", count: 20_000)
        let rules = rules(file)
        let start = ContinuousClock.now
        #expect(!rules.decision(for: Array(path.utf8).span).isAllowed)
        // Without a budget it takes seconds in a build without optimisation.
        #expect(start.duration(to: .now) < .seconds(1))
    }

    @Test(
        .tags(.law),
        arguments: [
            "Allow: /index.htm\n", "Disallow: /a\n", "User-agent: b\n", "Crawl-delay: 1\n",
            "Sitemap: a\n", "\n", ":", "Disallow: /*a*b\n",
        ]
    )
    func `eight times the lines take about eight times as long`(line: String) {
        let times = [2_500, 20_000].map { count in
            let file = Array(("User-agent: *\n" + String(repeating: line, count: count)).utf8)
            return ThreadClock.nanoseconds(ofBest: 3) {
                _ = RobotsRules(parsing: file, agent: "crawl")
            }
        }
        #expect(times[1] < times[0] * 20, "\(times)")
    }

    @Test func `robots.txt itself is always allowed`() {
        #expect(decision("/robots.txt", "User-agent: *\nDisallow: /\n").isAllowed)
        #expect(!decision("/robots.txt2", "User-agent: *\nDisallow: /\n").isAllowed)
    }

    @Test func `no rules allow everything`() {
        #expect(RobotsRules.allowAll.decision(for: Array("/".utf8).span).isAllowed)
        #expect(decision("", "").isAllowed)
    }

    @Test func `a path without its leading slash is meant to have one`() {
        #expect(!decision("?q", "User-agent: *\nDisallow: /?q\n").isAllowed)
        #expect(!decision("", "User-agent: *\nDisallow: /$\n").isAllowed)
    }

    @Test func `no bytes trap and every decision's line exists`() {
        var random = SplitMix(state: 7)
        let words = [
            "user-agent:", "*", "disallow", ":", "/", "%", "$", "a", "\r", "\n", "\0", "#",
        ]
        for _ in 0..<2000 {
            var bytes: [UInt8] = []
            for _ in 0..<random.below(40) {
                bytes += random.below(9) == 0 ? [UInt8(random.below(256))] : []
                bytes += words[random.below(words.count)].utf8
            }
            let decision = RobotsRules(parsing: bytes, agent: "a").decision(for: bytes.span)
            #expect((decision.line ?? 1) <= bytes.count + 1)
            #expect(decision.isAllowed || decision.line != nil)
        }
    }
}

/// A small reproducible source of numbers.
struct SplitMix {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(bound))
    }
}
