import CrawlArguments
import CrawlTestSupport
import Linux
import Testing

@testable import CrawlManual

/// Each script in its own shell, as somebody types it.
struct CompletionsTests {
    /// What is typed before the key for completion, and what has to be offered.
    static let cases: [(typed: String, offers: [String])] = [
        ("crawl st", ["status"]),
        ("crawl --max-pages-per-", ["--max-pages-per-host", "--max-pages-per-site"]),
        ("crawl --scope h", ["host"]),
        ("crawl --no-qu", ["--no-quiet"]),
        ("crawl status --max-a", ["--max-age"]),
        ("crawl completions z", ["zsh"]),
        ("crawl --robots ig", ["ignore"]),
        ("crawl queue re", ["release"]),
        ("crawl host pause sit", ["site.sqlite"]),
        ("crawl export --format wac", ["wacz"]),
        ("crawl export --table ve", ["versions"]),
        ("crawl status sit", ["site.sqlite"]),
        ("crawl why example.org sit", ["site.sqlite"]),
        ("crawl --config sit", ["site.sqlite"]),
    ]

    @Test(arguments: cases) func `bash completes`(typed: String, offers: [String]) throws {
        let words = typed.split(separator: " ").map { "'\($0)'" }
        let question = """
            COMP_WORDS=(\(words.joined(separator: " "))); COMP_CWORD=\(words.count - 1)
            _crawl; printf '%s\\n' "${COMPREPLY[@]}"
            """
        #expect(try answer(of: .bash, ["bash", "--norc"], to: question) == offers)
    }

    @Test(arguments: cases) func `fish completes`(typed: String, offers: [String]) throws {
        let answer = try answer(of: .fish, ["fish", "--no-config"], to: "complete -C '\(typed)'")
        #expect(answer.map { String($0.prefix { $0 != "\t" }) } == offers)
    }

    /// zsh completes in a terminal alone, so it types into another of its kind.
    @Test(arguments: cases) func `zsh completes`(typed: String, offers: [String]) throws {
        let question = """
            zmodload zsh/zpty
            zpty child zsh -f -i
            zpty -w child 'PS1=; autoload -U compinit; compinit -D; source ./script'
            zpty -w child "bindkey '^I' complete-word; setopt list_rows_first no_beep"
            zpty -w child "zstyle ':completion:*' list-separator ''; stty cols 400; print re''ady"
            zpty -r child line '*ready*'
            zpty -w -n child '\(typed)'$'\\t'
            zpty -r -m child line '*\(offers.last ?? "")*' && print -r -- $line
            zpty -d child
            """
        let answer = try answer(of: .zsh, ["zsh", "-f"], to: question, isSourced: false).joined()
        for offer in offers { #expect(answer.contains(offer.dropFirst(2)), "\(answer)") }
    }

    @Test(arguments: Completions.allCases) func `a script names every option`(shell: Completions) {
        for option in Option.table {
            let name = shell == .fish ? "-l \(option.name) " : "--\(option.name)"
            #expect(shell.script.contains(name))
        }
    }

    private func answer(
        of shell: Completions,
        _ program: [String],
        to question: String,
        isSourced: Bool = true
    ) throws -> [String] {
        try TemporaryDirectory.with { directory in
            let text = (isSourced ? "source ./script\n" : "") + question
            for (name, text) in [
                ("script", shell.script), ("question", text), ("site.sqlite", ""),
            ] {
                try FileDescriptor.open("\(directory)/\(name)", for: .creating)
                    .writeAll(Array(text.utf8))
            }
            let output = "\(directory)/output"
            let call = ["timeout", "60", "env", "-C", directory] + program + ["question"]
            let process = try ChildProcess(call, output: output)
            let status = process.wait()
            if status == 127 { try Test.cancel("\(shell) is not installed") }
            #expect(status == 0)
            let bytes = try FileDescriptor.open(output, for: .reading).readAll(limit: 1 << 20)
            return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        }
    }
}
