import CrawlTestSupport
import Testing

@testable import CrawlArguments

struct ConfigurationTextTests {
    private func entries(_ text: String) throws(UsageError) -> [ConfigurationText.Entry] {
        try ConfigurationText(parsing: text, named: "f").lines.map(\.entry)
    }

    private func fault(_ text: String) -> String? {
        do throws(UsageError) {
            _ = try ConfigurationText(parsing: text, named: "a/f")
            return nil
        } catch {
            return error.description
        }
    }

    @Test(
        arguments: [
            ("depth = 2", .setting(name: "depth", value: "2")),
            ("\u{FEFF}  depth=2\t\r", .setting(name: "depth", value: "2")),
            ("quiet", .setting(name: "quiet", value: nil)),
            ("quiet # at night", .setting(name: "quiet", value: nil)),
            ("depth = 2 # two", .setting(name: "depth", value: "2")),
            ("include = *#a", .setting(name: "include", value: "*#a")),
            (#"user-agent = " a #1 ""#, .setting(name: "user-agent", value: " a #1 ")),
            (#"user-agent = "a # b" # c"#, .setting(name: "user-agent", value: "a # b")),
            (#"user-agent = """#, .setting(name: "user-agent", value: "")),
            ("header = A: b=c", .setting(name: "header", value: "A: b=c")),
            ("[host example.org]", .host("example.org")),
            ("[ host  *.example.org ] # all", .host("*.example.org")),
        ] as [(String, ConfigurationText.Entry)]
    )
    func `a line is read`(line: String, entry: ConfigurationText.Entry) throws {
        #expect(try entries(line) == [entry])
        #expect(try entries("# comment\n\n" + line.replacing("\u{FEFF}", with: "")) == [entry])
    }

    @Test func `lines are counted whatever they hold`() throws {
        let text = try ConfigurationText(parsing: "\n# a\r\n\na = 1\n \nb\n", named: "f")
        #expect(text.lines.map(\.number) == [4, 6])
        #expect(try entries("").isEmpty)
    }

    @Test(arguments: ["two words", "= 2", "a b = 2", "[host]", "[site a]", "[host a", "[host a b]"])
    func `a line without a form is named with its number`(line: String) {
        #expect(
            fault("a = 1\n\(line)\nb")
                == "a/f:2: \"\(line)\" is neither name = value nor [host NAME]"
        )
    }

    @Test func `any bytes are read or refused in one printable line`() {
        var dice = SeededDice(seed: 7)
        let pieces = ["a", "=", " ", "\"", "#", "[", "]", "host", "\n", "\r", "\u{1B}", "\0", "é"]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...12, using: &dice)
            let text = (0..<count).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
            if let fault = fault(text) { #expect(fault.isPrintable, "\(text)") }
        }
    }
}
