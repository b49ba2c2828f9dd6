import CrawlModel
import Testing
import URLStandard

@testable import CrawlSeeds

struct SeedRuleReaderTests {
    private func seeds(_ text: String) throws -> [Seed] {
        try SeedListParser.seeds(in: Array(text.utf8), named: "list")
    }

    private func complaint(about line: String) -> String? {
        let error = #expect(throws: SeedError.self) { try seeds("https://a.test/\n" + line) }
        return error.map { String($0.description.drop { $0 != "\"" }) }
    }

    @Test(arguments: [
        "depth=2 scope=domain", "--depth 2 --scope domain", "--depth=2 --scope=domain",
        "\tscope=domain\tdepth=2", "depth=2   --scope domain  # both",
    ])
    func `options of a seed stand behind its URL, in any spelling`(options: String) throws {
        let seeds = try seeds("https://a.test/ \(options)\nhttps://b.test/")
        var rule = SeedRule()
        (rule.depth, rule.scope) = (.links(2), "domain")
        #expect(seeds.map(\.rule) == [rule, SeedRule()])
        #expect(seeds[0].url.description == "https://a.test/")
        #expect(rule.name(of: seeds[0]) == "depth=2 scope=domain")
    }

    @Test func `every option is read, and its name reads as the same`() throws {
        let line =
            "https://a.test/?q=1 depth=inf scope=prefix extra-hops=1 max-pages=10 "
            + "include=*/x/* include=re:[0-9]=$ exclude=*.pdf"
        let seed = try #require(try seeds(line).first)
        #expect(seed.url.description == "https://a.test/?q=1")
        #expect(seed.rule.name(of: seed) == line)
        #expect(SeedRule(named: line) == seed.rule)
        #expect(SeedRule(named: "depth=3") == (try seeds("a.test depth=3").first?.rule))
        #expect(SeedRule(named: "nonsense") == nil && SeedRule(named: "") == nil)
    }

    @Test func `an address may hold blanks`() throws {
        let urls = try seeds("https://a.test/b c d --depth 1\nhttps://a.test/e f").map(\.url)
        #expect(
            urls.map(\.description) == ["https://a.test/b%20c%20d", "https://a.test/e%20f"]
        )
    }

    @Test(arguments: [
        ("https://b.test/ dept=2", "has an unknown option dept=2; did you mean depth=...?"),
        ("https://b.test/ --scoop host", "has an unknown option --scoop; did you mean scope=...?"),
        ("https://b.test/ depth=2 host", "has an unknown option host"),
        ("https://b.test/ depth 2", "has no value for depth, which is depth=..."),
        ("https://b.test/ --depth", "has no value for depth, which is depth=..."),
        ("https://b.test/ depth=-1", "has a wrong depth: \"-1\" is no number from 0 on"),
        ("https://b.test/ max-pages=0", "has a wrong max-pages: \"0\" is no number from 1 on"),
        (
            "https://b.test/ scope=all",
            "has a wrong scope: \"all\" is none of page, prefix, host, domain, any"
        ),
        (
            "https://b.test/ exclude=re:(",
            "has a wrong exclude: \"re:(\" has a parenthesis that is not closed"
        ),
        ("b depth=2", "is no URL: it begins with neither https:// nor a host"),
    ])
    func `what is wrong is said with the line`(line: String, sentence: String) {
        #expect(complaint(about: line) == "\"\(line)\" \(sentence)")
    }
}
