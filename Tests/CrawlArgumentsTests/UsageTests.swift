import Testing

@testable import CrawlArguments

struct UsageTests {
    private let lines = Usage.text.split(separator: "\n", omittingEmptySubsequences: false)

    @Test func `the help is ASCII in lines of 80 columns`() {
        #expect(lines.count - 1 <= 105)
        #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines.filter { $0.count > 80 })")
        #expect(Usage.text.utf8.allSatisfy { $0 == 0x0A || (0x20...0x7E).contains($0) })
        #expect(Usage.text.hasSuffix("\n") && !Usage.text.hasSuffix("\n\n"))
    }

    @Test func `the help lists every option once, with its letter, value and default`() {
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

    @Test func `the help names every command, exit status and group`() {
        let verbs = Verb.allCases.filter { $0 != .help && $0 != .version }
        for verb in verbs { #expect(Usage.text.contains(verb.rawValue)) }
        for status in ExitStatus.numbered {
            let words = ["\(status.code)", status.name, status.meaning]
            let line = lines.first { $0.hasPrefix("  \(status.code) ") } ?? ""
            #expect(words.allSatisfy(line.contains))
        }
        for group in Option.Group.allCases { #expect(lines.contains("\(group.rawValue):")) }
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
