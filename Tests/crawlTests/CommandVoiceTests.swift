import CrawlDemo
import CrawlTestSupport
import Linux
import Testing

/// What steers a terminal, sent by a server or typed into a list, never gets there.
struct CommandVoiceTests {
    private static let attack = "\u{1B}]0;owned\u{07}\u{1B}[31m\u{9B}31m\u{202E}\r"
    private let web: SmallWeb

    init() throws {
        web = try SmallWeb { request in
            switch request.target {
            case "/":
                var response = DemoResponse.html(
                    "<title>\(Self.attack)</title><a href='/a\(Self.attack)b'>\(Self.attack)</a>"
                        + "<a href='/away'></a>"
                )
                response.fields.append(.init("X-Attack", "\u{1B}]0;owned\u{07}"))
                return response
            case "/away":
                return .redirect(to: "/b\u{1B}]0;owned\u{07}\u{1B}[31m")
            default:
                return .html("<title>\(Self.attack)</title>", status: 404)
            }
        }
    }

    @Test(arguments: [["-v"], ["-vv"], []])
    func `nothing that a server says steers the terminal`(words: [String]) throws {
        try Command.with { crawl throws in
            let ending = try crawl.run(words + ["-o", "x.sqlite", "\(web.base)/"])
            #expect(ending.status == 0)
            let report = try crawl.run("status", "x.sqlite")
            for text in [ending.output, ending.errors, report.output, report.errors] {
                #expect(text.isPrintableLines, "\(text)")
            }
            #expect(try crawl.column("SELECT url FROM url").allSatisfy(\.isPrintableLines))
        }
    }

    @Test(arguments: [
        ["--seed", "./list"], ["--seed", "\u{1B}]0;owned\u{07}"], ["\u{1B}]0;owned\u{07}.org"],
        ["-o", "\u{1B}]0;owned\u{07}/x", "http://127.0.0.1:9/"], ["--\u{1B}]0;owned\u{07}"],
        ["status", "\u{1B}]0;owned\u{07}"], ["--scope", "\u{1B}[31m", "http://127.0.0.1:9/"],
    ])
    func `nothing that is typed steers the terminal either`(words: [String]) throws {
        try Command.with { crawl throws in
            try crawl.write("\(Self.attack)\nhttp://\(Self.attack)/\n", to: "list")
            let ending = try crawl.run(words)
            #expect(ending.status != 0)
            #expect(!ending.errors.isEmpty)
            #expect(ending.errors.isPrintableLines, "\(ending.errors)")
            #expect(ending.output.isEmpty)
        }
    }

    @Test func `a terminal sees progress that steers it, but nothing foreign`() throws {
        try Command.with { crawl throws in
            var terminal = crawl
            terminal.prefix = ["env", "TERM=xterm"]
            let call = terminal.prefix + [Command.executable, "-o", "x.sqlite", "\(web.base)/"]
            let command = call.map { "'\($0)'" }.joined(separator: " ")
            terminal.prefix = ["sh", "-c", "script -qec \"\(command)\" /dev/null", "sh"]
            let ending = try terminal.run([])
            #expect(ending.status == 0)
            #expect(ending.output.contains("crawl: 1 page, "))
            for part in ["owned", "\u{07}", "[31m", "\u{9B}", "\u{202E}"] {
                #expect(!ending.output.contains(part))
            }
        }
    }

    @Test(arguments: [["-o", "a.jsonl"], ["-o", "a.sqlite"], ["-q", "-o", "a.csv"]])
    func `a terminal sees how far an export is, and nothing is left of it`(
        words: [String]
    ) throws {
        try Command.with { crawl throws in
            #expect(try crawl.run("-q", "-o", "x.sqlite", "\(web.base)/").isSilent)
            let silent = try crawl.run(["export", "x.sqlite"] + words)
            #expect(!silent.errors.contains("\r"))
            var terminal = crawl
            let call = ["env", "TERM=xterm", Command.executable, "export", "--force", "x.sqlite"]
            let command = (call + words).map { "'\($0)'" }.joined(separator: " ")
            terminal.prefix = ["sh", "-c", "script -qec \"\(command)\" /dev/null", "sh"]
            let ending = try terminal.run([])
            #expect(ending.status == 0)
            guard !words.contains("-q") else { return #expect(ending.output.isEmpty) }
            #expect(ending.output.hasPrefix("\r"))
            #expect(ending.output.contains(" rows  ") || ending.output.contains(" row  "))
            #expect(ending.output.hasSuffix("\u{1B}[K"))
        }
    }

    @Test func `B3: a closed or full error stream stops no crawl`() throws {
        try Command.with { crawl throws in
            for (number, redirection) in ["2>/dev/full", "2>&-", "2>&1 >&-"].enumerated() {
                var mute = crawl
                mute.prefix = ["sh", "-c", "exec \"$@\" \(redirection)", "sh"]
                let ending = try mute.run("-o", "\(number).sqlite", "\(web.base)/")
                #expect(ending.status == 0)
                #expect(try crawl.pages(of: "\(number).sqlite") == ["\(web.base)/"])
            }
        }
    }
}

extension String {
    /// True for lines that a terminal shows as they are.
    fileprivate var isPrintableLines: Bool {
        unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control: scalar == "\n"
            case .format, .lineSeparator, .paragraphSeparator, .privateUse: false
            default: true
            }
        }
    }
}
