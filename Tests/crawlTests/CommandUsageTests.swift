import CrawlArguments
import CrawlManual
import CrawlModel
import CrawlTestSupport
import Linux
import Testing

@testable import crawl

struct CommandUsageTests {
    private static let seed = "http://127.0.0.1:9/"
    private static let far = "99999999999999999999"

    @Test(
        arguments: [
            (["--dpeth", "3", seed], "unknown option --dpeth; did you mean --depth?"),
            (["--something", seed], "unknown option --something"),
            (["-x", seed], "unknown option -x"),
            (["stauts"], #"unknown command "stauts"; did you mean status?"#),
            (["seeds"], #""seeds" is no command and no URL; a list of seeds follows --seed"#),
            ([""], "an empty word is no URL"),
            ([seed, "--depth"], "--depth lacks its value"),
            (["--depth", "--quiet", seed], "--depth lacks its value"),
            (["--depth=", seed], "--depth has an empty value"),
            (["--quiet=1", seed], "--quiet takes no value"),
            (["--depth", "-1", seed], #"--depth "-1" is negative"#),
            (["--depth", "abc", seed], #"--depth "abc" is no whole number and not inf"#),
            (
                ["--depth", far, seed],
                #"--depth "99999999999999999999" is more than 2,147,483,647"#
            ),
            (["--max-pages", "0", seed], #"--max-pages "0" is less than 1"#),
            (["--per-host", "+8", seed], #"--per-host "+8" is no whole number"#),
            (
                ["--max-size", "10X", seed],
                #"--max-size "10X" is no size such as 500, 64K, 8M or 10G"#
            ),
            (
                ["--delay", "soon", seed],
                #"--delay "soon" is no duration such as 500ms, 2s, 5m, 2h or 1d"#
            ),
            (
                ["--scope", "web", seed],
                #"--scope "web" is none of page, prefix, host, domain, any"#
            ),
            (
                ["--exclude", "re:(a", seed],
                #"--exclude "re:(a" has a parenthesis that is not closed"#
            ),
            (["--robots", "no", seed], #"--robots "no" is none of obey, ignore"#),
            (
                ["--user-agent", "a\r\nCookie: b", seed],
                #"--user-agent "a\x0D\x0ACookie: b" holds what no header field may: "#
                    + "only printable ASCII fits"
            ),
            (
                ["--allow-private", "300.0.0.0/8", seed],
                #"--allow-private "300.0.0.0/8" is no range of addresses such as 10.0.0.0/8"#
            ),
            (
                ["--dns-servers", "192.0.2.1,example.org", seed],
                #"--dns-servers "example.org" is no address such as 192.0.2.1 or [2001:db8::1]:53"#
            ),
            ([], "no seed is given; type a URL or --seed FILE, as in crawl https://example.org/"),
            (
                ["--depth", "3"],
                "no seed is given; type a URL or --seed FILE, as in crawl https://example.org/"
            ),
            (["-q", "-v", seed], "--quiet and --verbose exclude each other"),
            (["status", "a", "b"], #""b" means nothing to crawl status"#),
            (["status", "--depth", "3"], "--depth means nothing to crawl status"),
            (["completions", "csh"], #"completions "csh" is none of bash, zsh, fish"#),
            (["--config", "/nowhere"], #"cannot read "/nowhere": No such file or directory"#),
            (["http://"], #""http://" is no URL: it has no host"#),
            (["ftp://example.org/"], #""ftp://example.org/" is neither http nor https"#),
            (
                ["http://a:99999/"],
                #""http://a:99999/" is no URL: its port is no number up to 65535"#
            ),
            (
                ["a\u{1B}[2J.org"],
                #""a\x1B[2J.org" is no URL: it begins with neither https:// nor a host"#
            ),
        ] as [([String], String)]
    )
    func `what cannot be meant is said in one line and leaves nothing behind`(
        words: [String],
        sentence: String
    ) throws {
        try Command.with { crawl throws in
            let ending = try crawl.run(words)
            #expect(ending.status == 2)
            #expect(ending.output.isEmpty)
            #expect(ending.errors == "crawl: \(sentence)\n")
            #expect(crawl.files.isEmpty)
        }
    }

    @Test func `more connections than the system allows files are refused`() throws {
        try Command.with { crawl throws in
            var limited = crawl
            limited.prefix = ["prlimit", "--nofile=100:100"]
            let ending = try limited.run("--concurrency", "64", Self.seed)
            #expect(ending.status == 2)
            #expect(
                ending.errors
                    == "crawl: --concurrency 64 needs 163 open files, and 100 are allowed\n"
            )
            #expect(crawl.files.isEmpty)
        }
    }

    @Test(
        arguments: [
            (["--help"], nil, false), (["-h"], nil, false), (["help"], nil, false),
            (["--depth", "3", "--help"], nil, false), (["--help=all"], nil, true),
            (["help", "all"], nil, true), (["status", "-h"], .status, false),
            (["help", "sql"], .sql, false),
        ] as [([String], Verb?, Bool)]
    )
    func `help goes to the standard output`(words: [String], topic: Verb?, isFull: Bool) throws {
        try Command.with { crawl throws in
            let ending = try crawl.run(words)
            #expect(ending.status == 0)
            #expect(ending.output == Usage.text(on: topic, isFull: isFull))
            #expect(ending.errors.isEmpty)
            #expect(crawl.files.isEmpty)
        }
    }

    @Test func `the manual and completions go to the standard output`() throws {
        try Command.with { crawl throws in
            let manual = try crawl.run("man")
            #expect(manual.status == 0)
            let (version, date) = (CrawlVersion.number, CrawlVersion.date)
            #expect(manual.output == ManualPage.text(version: version, date: date))
            for shell in Completions.allCases {
                #expect(try crawl.run("completions", shell.rawValue).output == shell.script)
            }
            #expect(crawl.files.isEmpty)
        }
    }

    @Test(arguments: ["--version", "-V", "version"])
    func `versions go to the standard output`(word: String) throws {
        try Command.with { crawl throws in
            let ending = try crawl.run(word)
            #expect(ending.status == 0)
            #expect(ending.errors.isEmpty)
            let lines = ending.output.split(separator: "\n")
            #expect(lines.count == 4)
            #expect(lines.first == "crawl 0.1.0")
            #expect(lines[2].hasPrefix("c-ares/1."))
            #expect(lines.last?.hasPrefix("SQLite 3.") == true)
        }
    }

    @Test(arguments: [
        ["--help"], ["--version"], ["config"], ["man"], ["check"], ["why", "a.test"],
    ])
    func `a full standard output is a failure, and said`(words: [String]) throws {
        try Command.with { crawl throws in
            let web = try SmallWeb(["/": ""])
            #expect(try crawl.run("-q", web.base).isSilent)
            var full = crawl
            full.prefix = ["sh", "-c", #"exec "$@" >/dev/full"#, "sh"]
            let ending = try full.run(words)
            #expect(ending.status == 5)
            let sentence = "crawl: cannot write the standard output: No space left on device\n"
            #expect(ending.errors == sentence)
        }
    }

    @Test func `who stops reading has had enough`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb(["/": ""])
            #expect(try crawl.run("-q", web.base).isSilent)
            var pipe = crawl
            pipe.prefix = ["sh", "-c", #"mkfifo p; : <p & exec 3>p; wait; exec "$@" >&3"#, "sh"]
            for words in [["help", "all"], ["status"], ["check"], ["why", web.base]] {
                let ending = try pipe.run(words)
                #expect(ending.status == 141)
                #expect(ending.errors.isEmpty)
                try FileDescriptor.removeFile(crawl.path("p"))
            }
        }
    }
}
