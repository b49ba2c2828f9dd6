import CrawlArguments
import Testing

@testable import CrawlManual

struct UsageTests {
    /// Each help that there is.
    private static let helps: [(topic: Verb?, isFull: Bool)] =
        [(nil, true)] + Verb.allCases.map { ($0, false) }
    private let lines = Usage.full.split(separator: "\n", omittingEmptySubsequences: false)

    @Test(arguments: helps)
    func `help is ASCII in lines of 80 columns`(topic: Verb?, isFull: Bool) {
        let text = Usage.text(on: topic, isFull: isFull)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines.filter { $0.count > 80 })")
        #expect(text.utf8.allSatisfy { $0 == 0x0A || (0x20...0x7E).contains($0) })
        #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    }

    @Test func `the first help fits a screen of 60 lines and names every command`() {
        #expect(Usage.brief.split(separator: "\n", omittingEmptySubsequences: false).count <= 60)
        for verb in Verb.allCases where verb != .version {
            #expect(Usage.brief.contains(verb.rawValue))
        }
        for status in ExitStatus.numbered {
            #expect(Usage.brief.contains("\(status.code) \(status.name)"))
        }
    }

    @Test func `the help of a command lists its options and no others`() {
        for verb in Verb.allCases where verb != .help {
            let text = Usage.text(on: verb, isFull: false)
            let first = verb == .run ? "[run]" : verb.rawValue
            #expect(text.hasPrefix("Usage: crawl \(first) "))
            for option in Option.table {
                let isListed = text.contains(" --\(option.name) ")
                #expect(isListed == option.verbs.contains(verb), "\(verb) \(option.name)")
            }
        }
        for topic in [nil, Verb.help] {
            #expect(Usage.text(on: topic, isFull: false) == Usage.brief)
            #expect(Usage.text(on: topic, isFull: true) == Usage.full)
        }
    }

    @Test func `the whole help lists every option once, with its letter, value and default`() {
        for option in Option.table {
            let listed = lines.filter {
                $0.dropFirst(6).hasPrefix("--\(option.name) ") && $0.hasPrefix("  ")
            }
            #expect(listed.count == 1, "\(option.name)")
            let line = listed.first ?? ""
            #expect(line.dropFirst(29).hasPrefix(" " + option.help))
            #expect(line.hasPrefix(option.alias.map { "  -\($0), --" } ?? "      --"))
            #expect(option.valueName.map { line.contains("--\(option.name) \($0) ") } ?? true)
            #expect(option.fallback.map { line.hasSuffix(" [\($0)]") } ?? !line.hasSuffix("]"))
        }
    }

    @Test func `the whole help names every command, exit status and group`() {
        for verb in Verb.allCases {
            #expect(Usage.full.contains("crawl \(verb.lines[0].synopsis)"))
        }
        for status in ExitStatus.numbered {
            let words = ["\(status.code)", status.name, status.meaning]
            let line = lines.first { $0.hasPrefix("  \(status.code) ") } ?? ""
            #expect(words.allSatisfy(line.contains))
        }
        #expect(lines.contains { $0.hasPrefix("  134    stuck ") })
        for group in Option.Group.allCases { #expect(lines.contains("\(group.rawValue):")) }
    }

    @Test func `the help of a command says what an option means to it`() {
        let cases: [(Verb, String)] = [
            (.diff, "      --format KIND           text, json or sql [text]"),
            (.sql, "      --timeout DURATION      give the query up after this [30s]"),
            (.queue, "  -d, --depth N|inf           links from a seed that it counts as [0]"),
            (.run, "  -d, --depth N|inf           links to follow from a seed, 0: seeds only [3]"),
        ]
        for (verb, line) in cases {
            #expect(Usage.text(on: verb, isFull: false).contains("\n\(line)\n"), "\(verb)")
        }
    }

    @Test func `every example can be typed`() throws {
        let examples = lines.filter { $0.hasPrefix("  crawl ") }
        #expect(examples.count == 4)
        for example in examples {
            let command = example.dropFirst(8).split(separator: "   ")[0]
            let arguments = try Arguments(parsing: command.split(separator: " ").map(String.init))
            let verb = example.contains("export") ? Verb.export : .run
            #expect(arguments.verb == verb)
        }
    }
}
