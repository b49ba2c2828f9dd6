import CrawlArguments
import CrawlTestSupport
import Linux
import Testing

@testable import CrawlManual

struct ManualPageTests {
    private let page = ManualPage.text(version: "0.1.0", date: "2026-01-02")

    @Test func `the manual has every command, option, default and status`() {
        for verb in Verb.allCases {
            #expect(page.contains("crawl \(verb.rawValue)") || verb == .run)
        }
        for option in Option.table {
            let name = option.name.replacing("-", with: "\\-")
            #expect(page.contains("\(name)\\fR"), "\(option.name)")
            #expect(page.contains(option.help.replacing("-", with: "\\-")))
            for own in option.ownMeanings {
                #expect(page.contains(own.meaning.replacing("-", with: "\\-")))
            }
        }
        for status in ExitStatus.numbered { #expect(page.contains(status.meaning)) }
    }

    @Test func `a help that ends with dots gets no more`() {
        #expect(!page.contains("...."))
        #expect(page.contains("glob, or re:...\n"))
    }

    @Test func `text is never a request`() {
        #expect(Roff.text(".SH a") == "\\&.SH a")
        #expect(Roff.text("'a") == "\\&'a")
        #expect(Roff.text("a\\b--c") == "a\\eb\\-\\-c")
        #expect(Roff.argument("a \"b\"") == "\"a \\(dqb\\(dq\"")
    }

    @Test(arguments: [["mandoc", "-T", "lint", "-W", "style"], ["man", "--warnings", "-l"]])
    func `programs for manuals find nothing wrong with it`(program: [String]) throws {
        try TemporaryDirectory.with { directory in
            let (file, errors, output) =
                ("\(directory)/crawl.1", "\(directory)/errors", "\(directory)/output")
            try FileDescriptor.open(file, for: .creating).writeAll(Array(page.utf8))
            let process = try? ChildProcess(program + [file], output: output, errors: errors)
            guard let process else { try Test.cancel("\(program[0]) is not installed") }
            #expect(process.wait() == 0)
            let said = try FileDescriptor.open(errors, for: .reading).readAll(limit: 65_536)
            #expect(String(decoding: said, as: UTF8.self) == "")
            let shown = try FileDescriptor.open(output, for: .reading).readAll(limit: 1 << 20)
            guard program[0] == "man" else { return #expect(shown.isEmpty) }
            #expect(String(decoding: shown, as: UTF8.self).contains("crawl help [COMMAND|all]"))
        }
    }
}
