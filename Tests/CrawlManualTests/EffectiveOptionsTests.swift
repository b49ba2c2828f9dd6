import CrawlArguments
import Testing

@testable import CrawlManual

struct EffectiveOptionsTests {
    private func read(_ file: String, _ words: [String] = []) throws -> Arguments {
        try Arguments(
            parsing: ["config", "--config", "site.conf"] + words,
            environment: ["CRAWL_DELAY": "2s"]
        ) { _ in file }
    }

    private let file = """
        exclude = *#a
        exclude = "re:a #b"
        retries = 7
        [host *.example.org]
        delay = 5s
        """

    @Test func `each option is told with where it comes from`() throws {
        let arguments = try read(file, ["--depth", "2", "-q"])
        let lines = EffectiveOptions(arguments).description.split(separator: "\n").map { line in
            line.split(separator: " ").joined(separator: " ")
        }
        for line in [
            "depth = 2 # command line", "quiet = yes # command line", "delay = 2s # CRAWL_DELAY",
            "exclude = *#a # site.conf:2", #"exclude = "re:a #b" # site.conf:2"#,
            "retries = 7 # site.conf:3", "# scope = host # default", "# include is not set",
            "# anchors = yes # default", "[host *.example.org]", "delay = 5s # site.conf:5",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        for option in Option.settable where option.name != "config" {
            #expect(
                lines.contains {
                    $0.hasPrefix("\(option.name) =") || $0.hasPrefix("# \(option.name) ")
                }
            )
        }
    }

    @Test func `read back, it sets what was set`() throws {
        let arguments = try read(file, ["--depth", "2", "-q", "a.b"])
        var again = try Arguments(parsing: ["config", "--config", "x"]) { _ in
            EffectiveOptions(arguments).description
        }
        #expect(again.typed == arguments.typed)
        #expect(again.seeds == [.named("a.b")])
        #expect(again.sources.hosts.keys == arguments.sources.hosts.keys)
        (again.sources, again.seeds) = (arguments.sources, arguments.seeds)
        #expect(again == arguments)
    }
}
